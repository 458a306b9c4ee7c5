using Drydock.Oci.Content;

namespace Drydock.Core.Reports;

/// <summary>What documents call an image.</summary>
/// <param name="Name">The repository without registry, or the last part of the argument.</param>
/// <param name="Version">The tag, else the digest; empty when there is neither.</param>
/// <param name="RepositoryUrl">registry/repository; empty when the image is not known to come from one.</param>
internal sealed record ImageName(string Name, string Version, string Tag, string RepositoryUrl)
{
    public static ImageName Of(Report report, PlatformReport section)
    {
        var digest = section.Image?.Digest?.ToString() ?? section.Sbom?.Digest?.ToString() ?? "";
        if (section.Sbom is { Name.Length: > 0 } sbom)
        {
            return new ImageName(sbom.Name, sbom.Version.Length > 0 ? sbom.Version : digest, "", "");
        }

        if (report.Reference is { } asked)
        {
            return Of(asked, digest);
        }

        foreach (var name in section.Image?.Names ?? [])
        {
            if (Reference.TryParse(name, out var reference))
            {
                return Of(reference, digest);
            }
        }

        var last = report.Source.TrimEnd('/');
        last = last[(last.LastIndexOf('/') + 1)..];
        return new ImageName(last.Length == 0 ? "image" : last, digest, "", "");
    }

    private static ImageName Of(Reference reference, string digest)
    {
        var tag = reference.Tag ?? "";
        return new ImageName(reference.Repository, tag.Length > 0 ? tag : digest, tag, $"{reference.Registry}/{reference.Repository}");
    }
}
