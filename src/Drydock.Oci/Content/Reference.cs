using System.Text.RegularExpressions;

namespace Drydock.Oci.Content;

/// <summary>
/// The name of an image in a registry: <c>registry/repository[:tag][@digest]</c>, with Docker Hub's short names spelled out.
/// <see href="https://pkg.go.dev/github.com/distribution/reference#pkg-overview"/>
/// </summary>
public sealed partial record Reference(string Registry, string Repository, string? Tag, Digest? Digest)
{
    public const string DockerHub = "docker.io";

    /// <summary>What to ask the registry for: the digest where there is one, else the tag.</summary>
    public string Selector => Digest?.ToString() ?? Tag ?? "latest";

    /// <summary>Reads a reference as Docker does: <c>alpine</c> is <c>docker.io/library/alpine:latest</c>.</summary>
    public static bool TryParse(string text, out Reference reference)
    {
        reference = null!;
        if (text.Length > 4096 || !TrySplitDigest(text, out var name, out var digest))
        {
            return false;
        }

        string? tag = null;
        var colon = name.LastIndexOf(':');
        if (colon > name.LastIndexOf('/') && colon >= 0)
        {
            (name, tag) = (name[..colon], name[(colon + 1)..]);
            if (!TagPattern().IsMatch(tag))
            {
                return false;
            }
        }

        var (registry, repository) = SplitRegistry(name);
        if (repository.Length is 0 or > 255 || !RepositoryPattern().IsMatch(repository) || !IsRegistry(registry) || IsImageId(name))
        {
            return false;
        }

        reference = new Reference(registry, repository, tag ?? (digest is null ? "latest" : null), digest);
        return true;
    }

    public override string ToString() =>
        $"{Registry}/{Repository}{(Tag is null ? "" : ":" + Tag)}{(Digest is null ? "" : "@" + Digest)}";

    // The pattern allows ports and addresses that do not exist.
    private static bool IsRegistry(string text) => RegistryPattern().IsMatch(text) && Uri.TryCreate($"https://{text}/", UriKind.Absolute, out _);

    /// <summary>Docker keeps such names for local images, and has no repository of this form.</summary>
    private static bool IsImageId(string name) => name.Length == 64 && name.All(char.IsAsciiHexDigitLower);

    private static bool TrySplitDigest(string text, out string name, out Digest? digest)
    {
        var at = text.IndexOf('@');
        name = at < 0 ? text : text[..at];
        digest = null;
        if (at >= 0)
        {
            if (!Content.Digest.TryParse(text[(at + 1)..], out var parsed))
            {
                return false;
            }

            digest = parsed;
        }

        return true;
    }

    private static (string Registry, string Repository) SplitRegistry(string name)
    {
        var slash = name.IndexOf('/');
        var first = slash < 0 ? "" : name[..slash];
        var isHost = first.Contains('.') || first.Contains(':') || first == "localhost" || first.Any(char.IsAsciiLetterUpper);
        var (registry, repository) = isHost ? (first, name[(slash + 1)..]) : (DockerHub, name);
        if (registry is "index.docker.io" or "registry-1.docker.io")
        {
            registry = DockerHub;
        }

        return (registry, registry == DockerHub && !repository.Contains('/') ? "library/" + repository : repository);
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}\z", RegexOptions.ExplicitCapture)]
    private static partial Regex TagPattern();

    [GeneratedRegex(@"\A[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex RepositoryPattern();

    [GeneratedRegex(@"\A([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*|\[[0-9a-fA-F:]+\])(:[0-9]{1,5})?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex RegistryPattern();
}
