using System.Collections.Immutable;
using System.CommandLine;
using Drydock.Core.Actions.Harden;
using Drydock.Core.Findings;
using Drydock.Core.Inventories.Closures;
using Drydock.Oci.Content;

namespace Drydock.Cli.Hardening;

/// <summary>The options that say what a hardening does.</summary>
internal sealed class HardenArguments
{
    private readonly Option<string> profile = new("--profile") { Description = "safe (nothing a working program could notice), balanced (no root, setuid, package manager, caches or documents), strict (no shell, only what runs)", HelpName = "PROFILE", DefaultValueFactory = _ => "balanced" };
    private readonly Option<string[]> with = Many("--with", "Also take this step or rule, by name or id", "NAME");
    private readonly Option<string[]> without = Many("--without", "Leave this step or rule out, by name or id", "NAME");
    private readonly Option<string[]> keep = Many("--keep", "Keep what this pattern matches, with what it needs to run", "GLOB");
    private readonly Option<string[]> remove = Many("--remove", "Remove what this pattern matches", "GLOB");
    private readonly Option<string[]> trace = Many("--trace", "Keep what a run was seen to use: a list of paths, an strace log, fatrace or Falco's JSON lines", "FILE");
    private readonly Option<string?> kit = new("--kit") { Description = "Write how to run the result into this folder: run.sh, compose.yaml, pod.yaml, networkpolicy.yaml, seccomp.json, apparmor.profile, README.md", HelpName = "FOLDER" };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[profile, with, without, keep, remove, trace, kit])
        {
            command.Add(option);
        }
    }

    public string? Kit(ParseResult result) => result.GetValue(kit);

    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadArgument"/>, <see cref="ErrorCodes.SourceNotFound"/></exception>
    public async Task<HardenOptions> ReadAsync(ParseResult result, CancellationToken cancel)
    {
        var traced = ImmutableArray.CreateBuilder<string>();
        foreach (var file in result.GetValue(trace) ?? [])
        {
            traced.AddRange(TraceLog.Read(await BoundedReader.ReadFileAsync(file, Limits.Default.FileBytes, cancel)));
        }

        return Read(result) with { Traced = traced.ToImmutable() };
    }

    private HardenOptions Read(ParseResult result) => new(Choices.Of<HardeningProfile>(result.GetRequiredValue(profile), "profile"))
    {
        With = Names(result.GetValue(with)),
        Without = Names(result.GetValue(without)),
        Keep = [.. result.GetValue(keep) ?? []],
        Remove = [.. result.GetValue(remove) ?? []],
        ToolVersion = ProductVersion.Text,
    };

    private static ImmutableHashSet<string> Names(string[]? names)
    {
        string[] known = [.. Rules.Hardening.SelectMany(r => new[] { r.Info.Id, r.Info.Name }), .. HardenPlanner.StepNames];
        return [.. (names ?? []).Select(n => known.Contains(n, StringComparer.Ordinal) ? n : throw new DrydockException(
            ErrorCodes.BadArgument, $"Choosing the step '{n}' failed: there is none of that name.", $"Choose among {string.Join(", ", known.Where(k => !char.IsUpper(k[0])).Order(StringComparer.Ordinal))}."))];
    }

    private static Option<string[]> Many(string name, string description, string value) => new(name) { Description = description + "; can be given several times", HelpName = value, AllowMultipleArgumentsPerToken = false };
}
