using Drydock.Core.Inventories;

namespace Drydock.Core.Reports.Formats;

/// <summary>How a package was recognized, in CycloneDX's words, and how sure that is.</summary>
/// <param name="Technique">manifest-analysis, binary-analysis or filename.</param>
/// <param name="Confidence">0 to 1. A package database or manifest names itself; a file name may be anybody's.</param>
internal sealed record EvidenceMethod(string Technique, double Confidence)
{
    private static readonly EvidenceMethod Manifest = new("manifest-analysis", 1);
    private static readonly EvidenceMethod Binary = new("binary-analysis", 0.9);
    private static readonly EvidenceMethod FileName = new("filename", 0.5);

    public static EvidenceMethod Of(InstalledPackage installed) => installed.Package.Properties.GetValueOrDefault("identified-by") switch
    {
        "file-name" => FileName,
        _ => installed.Analyzer switch
        {
            "go-binary" or "cargo-auditable" or "dotnet-assembly" => Binary,
            _ => Manifest,
        },
    };
}
