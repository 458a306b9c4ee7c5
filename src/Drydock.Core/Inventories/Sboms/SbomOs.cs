using System.Collections.Immutable;

namespace Drydock.Core.Inventories.Sboms;

/// <summary>The distribution, where the SBOM says it only in the purls of its packages.</summary>
internal static class SbomOs
{
    /// <summary>From the qualifier <c>distro=debian-12</c> of the first distribution package that has one.</summary>
    public static OsRelease? Of(ImmutableArray<InstalledPackage> packages)
    {
        foreach (var package in packages)
        {
            if (Ecosystems.Find(package.Package.Ecosystem).IsOs && package.Purl.Qualifiers.GetValueOrDefault("distro") is { Length: > 0 } distro)
            {
                var hyphen = distro.LastIndexOf('-');
                var (id, version) = hyphen > 0 ? (distro[..hyphen], distro[(hyphen + 1)..]) : (distro, "");
                return new OsRelease(id.ToLowerInvariant(), version, $"{id} {version}".Trim());
            }
        }

        return null;
    }

    public static OsRelease Named(string name, string version, string description) =>
        new(name.ToLowerInvariant(), version, description.Length > 0 ? description : $"{name} {version}".Trim());
}
