namespace Drydock.Core.Inventories;

/// <summary>Makes the purl of a package, with what only the whole image knows: its distribution.</summary>
public static class Purls
{
    public static Purl Of(Package package, OsRelease? os)
    {
        var ecosystem = Ecosystems.Find(package.Ecosystem);
        var (ns, name) = ecosystem.Namespace switch
        {
            PurlNamespace.Distro => (Distribution(os, package.Ecosystem), package.Name),
            PurlNamespace.Slash => Split(package.Name, '/'),
            PurlNamespace.Colon => Split(package.Name, ':'),
            _ => ("", package.Name),
        };
        return Purl.Create(ecosystem.Id, ns, name, VersionOf(package), ecosystem.IsOs ? OsQualifiers(package, os) : null);
    }

    /// <summary>The names that purls of a distribution are found under, where they differ from os-release's.</summary>
    private static string Distribution(OsRelease? os, string ecosystem) => os?.Id switch
    {
        "rhel" => "redhat",
        "opensuse-leap" or "opensuse-tumbleweed" or "opensuse-microos" => "opensuse",
        { } id => id,
        null => ecosystem switch { "deb" => "debian", "apk" => "alpine", "alpm" => "arch", _ => "" },
    };

    private static (string Namespace, string Name) Split(string name, char separator)
    {
        var at = name.LastIndexOf(separator);
        return at < 0 ? ("", name) : (name[..at], name[(at + 1)..]);
    }

    /// <summary>An rpm's epoch is a qualifier; a deb's is part of the version. <see href="https://github.com/package-url/purl-spec/blob/main/types/rpm-definition.json"/></summary>
    private static string VersionOf(Package package) =>
        package is { Ecosystem: "rpm", Epoch: not null } && package.Version.IndexOf(':') is var colon and > 0 ? package.Version[(colon + 1)..] : package.Version;

    private static IEnumerable<KeyValuePair<string, string>> OsQualifiers(Package package, OsRelease? os)
    {
        yield return new("arch", package.Architecture);
        if (os is not null)
        {
            yield return new("distro", os.VersionId.Length > 0 ? $"{os.Id}-{os.VersionId}" : os.Id);
        }

        if (package is { Ecosystem: "rpm", Epoch: { } epoch })
        {
            yield return new("epoch", epoch.ToString());
        }

        if (package.Source is { } source && (source.Name != package.Name || source.Version != package.Version))
        {
            yield return new("upstream", source.Version == package.Version || source.Version.Length == 0 ? source.Name : $"{source.Name}@{source.Version}");
        }
    }
}
