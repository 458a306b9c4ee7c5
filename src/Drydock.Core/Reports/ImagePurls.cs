using Drydock.Core.Inventories;

namespace Drydock.Core.Reports;

/// <summary>The purl of an image: <c>pkg:oci/name@digest?arch=…&amp;repository_url=…&amp;tag=…</c>. <see href="https://github.com/package-url/purl-spec/blob/main/types/oci-definition.json"/></summary>
internal static class ImagePurls
{
    /// <summary>Null when the digest is not known: an image is what its digest says, not its name.</summary>
    public static Purl? Of(Report report, PlatformReport section)
    {
        if (section.Sbom is { } sbom)
        {
            return sbom.Purl;
        }

        if (section.Image?.Digest is not { } digest)
        {
            return null;
        }

        var name = ImageName.Of(report, section);
        var last = name.Name[(name.Name.LastIndexOf('/') + 1)..].ToLowerInvariant();
        return Purl.Create("oci", "", last, digest.ToString(),
            [new("arch", section.Image.Platform.Architecture), new("repository_url", name.RepositoryUrl.ToLowerInvariant()), new("tag", name.Tag)]);
    }
}
