using System.Collections.Frozen;
using Drydock.Core.Inventories;

namespace Drydock.Core.Reports.Formats;

/// <summary>How a package was recognized, in CycloneDX's words, and how sure that is.</summary>
/// <param name="Technique">manifest-analysis, binary-analysis or filename; other for what another tool said.</param>
/// <param name="Confidence">0 to 1. A package database or manifest names itself; a file name may be anybody's.</param>
internal sealed record EvidenceMethod(string Technique, double Confidence)
{
    private static readonly EvidenceMethod Manifest = new("manifest-analysis", 1);
    private static readonly EvidenceMethod LooseManifest = new("manifest-analysis", 0.8);
    private static readonly EvidenceMethod BuildRecord = new("binary-analysis", 0.9);
    private static readonly EvidenceMethod Assembly = new("binary-analysis", 0.7);
    private static readonly EvidenceMethod FileName = new("filename", 0.5);
    private static readonly EvidenceMethod OtherTool = new("other", 0.8);

    /// <summary>By analyzer, and by analyzer and its property "evidence" where it has several ways.</summary>
    private static readonly FrozenDictionary<string, EvidenceMethod> Methods = new Dictionary<string, EvidenceMethod>(StringComparer.Ordinal)
    {
        ["apk"] = Manifest,
        ["cargo-auditable"] = BuildRecord,
        ["composer-installed"] = Manifest,
        ["dotnet-assembly"] = Assembly,
        ["dotnet-deps"] = Manifest,
        ["dpkg-status"] = Manifest,
        ["gemspec filename"] = FileName,
        ["gemspec specification"] = Manifest,
        ["go-binary"] = BuildRecord,
        ["java-archive filename"] = FileName,
        ["java-archive manifest"] = LooseManifest,
        ["java-archive pom"] = Manifest,
        ["npm-package installed"] = Manifest,
        ["npm-package manifest"] = LooseManifest,
        ["opkg"] = Manifest,
        ["pacman"] = Manifest,
        ["python-package"] = Manifest,
        ["rpm-bdb"] = Manifest,
        ["rpm-manifest"] = Manifest,
        ["rpm-ndb"] = Manifest,
        ["rpm-sqlite"] = Manifest,
        ["sbom"] = OtherTool,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static EvidenceMethod Of(InstalledPackage installed) => Find(installed.Analyzer, installed.Package.Properties.GetValueOrDefault("evidence", "")) ?? OtherTool;

    /// <summary>Null when there is no row: a test asks for one.</summary>
    public static EvidenceMethod? Find(string analyzer, string evidence) => Methods.GetValueOrDefault($"{analyzer} {evidence}") ?? Methods.GetValueOrDefault(analyzer);
}
