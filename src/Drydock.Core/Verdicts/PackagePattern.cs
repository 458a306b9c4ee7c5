using Drydock.Core.Findings;
using Drydock.Core.Inventories;

namespace Drydock.Core.Verdicts;

/// <summary>
/// Which packages are meant: a purl whose name and version may have <c>*</c>, or a plain name. What the purl does not say (version, qualifiers) may be anything.
/// </summary>
internal sealed class PackagePattern
{
    /// <summary>Say where a package came from, not which one it is.</summary>
    private static readonly string[] Irrelevant = ["repository_url", "download_url", "vcs_url", "file_name", "checksum", "upstream"];

    private readonly Purl? purl;

    private PackagePattern(string text, Purl? purl) => (Text, this.purl) = (text, purl);

    public string Text { get; }

    /// <summary>Null for a plain name.</summary>
    public Purl? Purl => purl;

    /// <summary>False for a purl that is none.</summary>
    public static bool TryParse(string text, out PackagePattern pattern)
    {
        var isPurl = text.StartsWith("pkg:", StringComparison.OrdinalIgnoreCase);
        pattern = new PackagePattern(text, isPurl && Purl.TryParse(text, out var parsed) ? parsed : null);
        return text.Length > 0 && (!isPurl || pattern.purl is not null);
    }

    public bool IsMatch(InstalledPackage package) => purl is null
        ? Wildcards.IsMatch(Text, package.Name)
        : MatchesBinary(package) || MatchesSource(package);

    private bool MatchesBinary(InstalledPackage package) =>
        MatchesName(package.Purl.Namespace, package.Purl.Name, package) && MatchesVersion(package.Purl.Version, package.Version) && MatchesQualifiers(package.Purl);

    /// <summary>Vendors speak of source packages with <c>arch=src</c> (rpm) or <c>arch=source</c> (deb).</summary>
    private bool MatchesSource(InstalledPackage package) =>
        purl!.Qualifiers.GetValueOrDefault("arch") is "src" or "source" && package.Package.Source is { } source
        && MatchesName(package.Purl.Namespace, source.Name, package) && MatchesVersion(source.Version, source.Version);

    private bool MatchesName(string ns, string name, InstalledPackage package)
    {
        if (purl!.Type != package.Purl.Type)
        {
            return false;
        }

        // A distribution's name may be left out, and a star alone means every name whatever stands before it.
        var isAnywhere = purl.Namespace.Length == 0 && (purl.Name == "*" || Ecosystems.Find(package.Package.Ecosystem).IsOs);
        return Wildcards.IsMatch(purl.Name, name) && (isAnywhere || Wildcards.IsMatch(purl.Namespace, ns));
    }

    private bool MatchesVersion(string version, string other) => purl!.Version.Length == 0 || Wildcards.IsMatch(purl.Version, version) || Wildcards.IsMatch(purl.Version, other);

    private bool MatchesQualifiers(Purl installed) => purl!.Qualifiers.All(q =>
        Irrelevant.Contains(q.Key, StringComparer.Ordinal) || (installed.Qualifiers.TryGetValue(q.Key, out var value) && IsSame(q.Key, q.Value, value)));

    /// <summary>A release may be said with or without its minor number: debian-12.5 is debian-12.</summary>
    private static bool IsSame(string key, string a, string b) => a == b
        || (key == "distro" && (a.StartsWith(b + ".", StringComparison.Ordinal) || b.StartsWith(a + ".", StringComparison.Ordinal)));
}
