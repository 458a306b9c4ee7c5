using System.Collections.Immutable;
using Drydock.Oci.Content;

namespace Drydock.Oci.Stores.Registries;

/// <summary>Looks for credentials where Docker and Podman keep them. The first file that knows the registry wins.</summary>
internal sealed class CredentialSources(RegistryOptions options, TimeProvider time)
{
    /// <summary>The files that are read, in this order.</summary>
    public ImmutableArray<string> Files { get; } = [.. FilesOf(options)];

    /// <summary>The credential for <paramref name="reference"/>, or null when nobody has one.</summary>
    /// <exception cref="DrydockException">A file or a helper that should have it does not work.</exception>
    public async ValueTask<Credential?> FindAsync(Reference reference, CancellationToken cancel)
    {
        foreach (var path in Files)
        {
            if (await CredentialFile.ReadAsync(path, cancel) is not { } file)
            {
                continue;
            }

            if (file.HelperFor(reference) is var (helper, server)
                && await new CredentialHelper(helper, options.Variables, time).GetAsync(server, cancel) is { } kept)
            {
                return kept;
            }

            if (file.Find(reference) is { } written)
            {
                return written;
            }
        }

        return null;
    }

    private static IEnumerable<string> FilesOf(RegistryOptions options)
    {
        if ((options.AuthFile ?? Variable("REGISTRY_AUTH_FILE")) is { } only)
        {
            yield return only;
            yield break;
        }

        var home = Variable("HOME");
        if ((Variable("DOCKER_CONFIG") ?? Below(home, ".docker")) is { } docker)
        {
            yield return Path.Join(docker, "config.json");
        }

        if (Variable("XDG_RUNTIME_DIR") is { } runtime)
        {
            yield return Path.Join(runtime, "containers", "auth.json");
        }

        if ((Variable("XDG_CONFIG_HOME") ?? Below(home, ".config")) is { } config)
        {
            yield return Path.Join(config, "containers", "auth.json");
        }

        string? Variable(string name) => options.Variables(name) is { Length: > 0 } value ? value : null;
        static string? Below(string? folder, string name) => folder is null ? null : Path.Join(folder, name);
    }
}
