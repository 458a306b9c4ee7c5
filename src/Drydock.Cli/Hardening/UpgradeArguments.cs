using System.Collections.Immutable;
using System.CommandLine;
using Drydock.Core.Actions.Upgrades;
using Drydock.Oci.Content;

namespace Drydock.Cli.Hardening;

/// <summary>The options that say which packages are raised, and from where.</summary>
internal sealed class UpgradeArguments
{
    private readonly Option<bool> all = new("--all") { Description = "Raise every package of which there is a newer version, not only what findings name" };
    private readonly Option<string[]> packages = Many("--package", "Raise this package; NAME=VERSION for at least that version", "NAME[=VERSION]");
    private readonly Option<string[]> repositories = Many("--repo", "Look here too: an address with suite and components (\"http://host/debian-security bookworm-security main\"), or a folder", "REPOSITORY");
    private readonly Option<bool> onlyGiven = new("--no-image-repos") { Description = "Do not ask the repositories that the image is configured for" };
    private readonly Option<string[]> keyrings = Many("--keyring", "Believe these keys too, beside the image's own", "FILE");
    private readonly Option<string[]> accept = Many("--accept-scripts", "Raise this package although a script of it is not understood; the script is not run", "PACKAGE");
    private readonly Option<string?> bundle = new("--offline-bundle") { Description = "Read repositories from this file, which 'drydock patch bundle' made, and from nowhere else", HelpName = "FILE" };

    /// <summary>The bundle to read from; null for the repositories themselves.</summary>
    public string? Bundle(ParseResult result) => result.GetValue(bundle);

    /// <param name="withChoice">Whether the user says which packages are meant.</param>
    public void AddTo(Command command, bool withChoice, bool withBundle)
    {
        if (withChoice)
        {
            command.Add(all);
            command.Add(packages);
        }

        command.Add(repositories);
        command.Add(onlyGiven);
        command.Add(keyrings);
        command.Add(accept);
        if (withBundle)
        {
            command.Add(bundle);
        }
    }

    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadArgument"/>, <see cref="ErrorCodes.SourceNotFound"/></exception>
    public async Task<UpgradeRequest> ReadAsync(ParseResult result, CancellationToken cancel)
    {
        var keys = ImmutableArray.CreateBuilder<(string, byte[])>();
        foreach (var file in result.GetValue(keyrings) ?? [])
        {
            keys.Add((file, await BoundedReader.ReadFileAsync(file, Limits.Default.ManifestBytes, cancel)));
        }

        return new UpgradeRequest
        {
            All = Has(result, all) && result.GetValue(all),
            Packages = Has(result, packages) ? [.. (result.GetValue(packages) ?? []).Select(Split)] : [],
            Repositories = [.. result.GetValue(repositories) ?? []],
            UsesImageSources = !result.GetValue(onlyGiven),
            Keyrings = keys.ToImmutable(),
            AcceptScripts = [.. result.GetValue(accept) ?? []],
        };
    }

    private static bool Has(ParseResult result, Option option) => result.CommandResult.Command.Options.Contains(option);

    private static (string, string?) Split(string text)
    {
        var parts = text.Split('=', 2);
        return (parts[0], parts.Length > 1 ? parts[1] : null);
    }

    private static Option<string[]> Many(string name, string description, string value) => new(name) { Description = description + "; can be given several times", HelpName = value, AllowMultipleArgumentsPerToken = false };
}
