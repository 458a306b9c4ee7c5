using System.Collections.Frozen;

namespace Drydock.Core.Advisories.Feeds.Osv;

/// <summary>Finds the space of an OSV ecosystem. <see href="https://ossf.github.io/osv-schema/#defined-ecosystems"/></summary>
internal static class OsvEcosystems
{
    private static readonly FrozenDictionary<string, string> Languages = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["PyPI"] = "pypi",
        ["Go"] = "golang",
        ["crates.io"] = "cargo",
        ["npm"] = "npm",
        ["Maven"] = "maven",
        ["NuGet"] = "nuget",
        ["RubyGems"] = "gem",
        ["Packagist"] = "composer",
        ["Hex"] = "hex",
        ["Pub"] = "pub",
        ["SwiftURL"] = "swift",
        ["ConanCenter"] = "conan",
        ["CRAN"] = "cran",
        ["Bioconductor"] = "bioconductor",
        ["Hackage"] = "hackage",
        ["opam"] = "opam",
        ["Julia"] = "julia",
        ["VSCode"] = "vscode-extension",
        ["Bitnami"] = "bitnami",
        ["GitHub Actions"] = "githubactions",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <param name="ecosystem">A name, and behind a colon a release or (languages) a registry, which makes no difference.</param>
    /// <param name="purl">The package's, where some say more than the ecosystem does; empty when it has none.</param>
    /// <returns>Null for what no image has packages of, and for distributions without a release.</returns>
    public static OsvSpace? Find(string ecosystem, string purl)
    {
        var colon = ecosystem.IndexOf(':');
        var name = colon < 0 ? ecosystem : ecosystem[..colon];
        return Languages.TryGetValue(name, out var space) ? new OsvSpace(space) : OsvDistributions.Find(name, colon < 0 ? "" : ecosystem[(colon + 1)..], purl);
    }

    /// <summary>A package's name as its space writes it.</summary>
    public static string NameIn(string space, string name) => PackageNames.Normalize(space, space == "swift" ? SwiftName(name) : name);

    /// <summary>Swift packages are named by their address; purls leave scheme and ending out. <see href="https://github.com/package-url/purl-spec/blob/main/types-doc/swift-definition.md"/></summary>
    private static string SwiftName(string name)
    {
        var start = name.IndexOf("://", StringComparison.Ordinal);
        var address = start < 0 ? name : name[(start + 3)..];
        return address.EndsWith(".git", StringComparison.Ordinal) ? address[..^4] : address;
    }
}
