using Drydock.Core.Advisories.Versions;
using Drydock.Core.Inventories;

namespace Drydock.Core.Advisories.Matching;

/// <summary>Says under which names advisories may speak of an installed package.</summary>
internal static class PackageQueries
{
    private static readonly IVersionScheme Generic = VersionSchemes.Find("generic")!;

    /// <summary>The space of a package: its distribution's, or its ecosystem's; empty when it cannot be told.</summary>
    public static string SpaceOf(InstalledPackage installed, OsRelease? os)
    {
        var ecosystem = Ecosystems.Find(installed.Package.Ecosystem);
        if (!ecosystem.IsOs)
        {
            return installed.Purl.Type == "generic" ? Spaces.Cpe : installed.Purl.Type;
        }

        if (DistributionSpaces.OfEpel(installed.Package) is { Length: > 0 } epel)
        {
            return epel;
        }

        var named = DistributionSpaces.Of(installed.Purl);
        return named.Length > 0 ? named : os is null ? "" : DistributionSpaces.Of(os);
    }

    /// <summary>Nothing when the version is not known: what cannot be compared is not guessed.</summary>
    public static IEnumerable<PackageQuery> Of(InstalledPackage installed, string space)
    {
        var package = installed.Package;
        var scheme = VersionSchemes.Find(Spaces.SchemeOf(space)) ?? Generic;
        if (Ecosystems.Find(package.Ecosystem).IsOs)
        {
            yield return new PackageQuery(space, package.Name, package.Version, IsSource: false, scheme);
            var source = package.Source ?? new SourcePackage(package.Name, package.Version);
            yield return new PackageQuery(space, source.Name, source.Version.Length > 0 ? source.Version : package.Version, IsSource: true, scheme);
        }
        else if (package.Version.Length > 0)
        {
            var name = space == Spaces.Cpe ? package.Name.ToLowerInvariant() : NameOf(installed);
            yield return new PackageQuery(space, PackageNames.Normalize(space, name), space == "bitnami" ? Upstream(package.Version) : package.Version, IsSource: false, scheme);
        }
    }

    /// <summary>Bitnami's packages count their builds behind a hyphen (<c>1.2.3-4</c>), which its advisories do not: to the order of versions it would be a pre-release.</summary>
    private static string Upstream(string version) =>
        version.LastIndexOf('-') is > 0 and var hyphen && hyphen + 1 < version.Length && !version.AsSpan(hyphen + 1).ContainsAnyExceptInRange('0', '9') ? version[..hyphen] : version;

    /// <summary>A purl of another type than our ecosystems (hex, pub, conan, bitnami …) is named as the advisories of its type are.</summary>
    private static string NameOf(InstalledPackage installed) =>
        installed.Package.Ecosystem != "generic" || installed.Purl.Namespace.Length == 0 ? installed.Package.Name : $"{installed.Purl.Namespace}/{installed.Purl.Name}";
}
