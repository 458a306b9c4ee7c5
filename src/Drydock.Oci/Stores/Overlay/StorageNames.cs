using Drydock.Oci.Content;

namespace Drydock.Oci.Stores.Overlay;

/// <summary>
/// Finds a local image by what a person types, in podman's order: exact name, ID, then a short name at the end of a longer one.
/// <see href="https://docs.podman.io/en/stable/markdown/podman-inspect.1.html"/>
/// </summary>
internal static class StorageNames
{
    /// <summary>The images that <paramref name="name"/> means; more than one is for the caller to refuse.</summary>
    public static IReadOnlyList<StorageImage> Find(IReadOnlyList<StorageImage> images, string name)
    {
        var at = name.IndexOf('@');
        if (at >= 0 && Digest.TryParse(name[(at + 1)..], out var digest))
        {
            var repository = WithoutTag(name[..at]);
            return Where(images, i => i.Digests.Contains(digest) && (i.Names.IsEmpty || repository.Length == 0 || i.Names.Any(n => Ends(WithoutTag(n), repository))));
        }

        if (Digest.TryParse(name, out var whole))
        {
            return Where(images, i => i.Id == whole.Hex || i.Digests.Contains(whole));
        }

        var tagged = WithoutTag(name).Length == name.Length ? name + ":latest" : name;
        string[] spellings = [name, tagged, "localhost/" + tagged, "docker.io/library/" + tagged, "docker.io/" + tagged, Spelled(tagged)];
        foreach (var spelling in spellings)
        {
            if (Where(images, i => i.Names.Contains(spelling, StringComparer.Ordinal)) is { Count: > 0 } exact)
            {
                return exact;
            }
        }

        return name.Length >= 3 && Where(images, i => i.Id.StartsWith(name, StringComparison.Ordinal)) is { Count: > 0 } byId
            ? byId
            : Where(images, i => i.Names.Any(n => Ends(n, tagged)));
    }

    private static List<StorageImage> Where(IReadOnlyList<StorageImage> images, Func<StorageImage, bool> condition) => [.. images.Where(condition).DistinctBy(i => i.Id)];

    /// <summary>Whether <paramref name="full"/> is <paramref name="end"/>, or ends in it after a slash.</summary>
    private static bool Ends(string full, string end) =>
        full == end || (full.EndsWith(end, StringComparison.Ordinal) && full[full.Length - end.Length - 1] == '/');

    /// <summary>Docker Hub's images of one word are kept under library/.</summary>
    private static string Spelled(string name) =>
        name.StartsWith("docker.io/", StringComparison.Ordinal) && name.LastIndexOf('/') == 9 ? "docker.io/library/" + name[10..] : name;

    private static string WithoutTag(string name)
    {
        var colon = name.LastIndexOf(':');
        return colon > name.LastIndexOf('/') ? name[..colon] : name;
    }
}
