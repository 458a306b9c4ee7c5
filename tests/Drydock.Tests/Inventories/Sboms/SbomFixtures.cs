using System.Text;
using Drydock.Core.Inventories.Sboms;
using Drydock.Core.Reports;
using Drydock.Core.Verdicts;
using Drydock.Oci.Content;
using Drydock.Tests.Reports;

namespace Drydock.Tests.Inventories.Sboms;

/// <summary>SBOMs in <c>tests/fixtures/sboms/FORM/</c>, each with the report it gives beside it.</summary>
internal static class SbomFixtures
{
    private static string Folder => Repository.Fixtures("sboms");

    /// <summary>FORM/FILE, sorted.</summary>
    public static IEnumerable<string> Names() => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
        .Where(f => !f.EndsWith(".expected.json", StringComparison.Ordinal)).Select(f => Path.GetRelativePath(Folder, f)).Order(StringComparer.Ordinal);

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Join(Folder, name));

    public static string ExpectedFile(string name) => Path.Join(Folder, name + ".expected.json");

    public static Sbom Read(byte[] bytes) => SbomInventory.Read(bytes, "test", Limits.Default);

    public static string Describe(Sbom sbom)
    {
        var platform = new PlatformReport(null, sbom.Inventory, [], new Verdict(Outcome.Pass, [])) { Sbom = sbom.Info };
        var report = new Report("sbom:test", [platform], null) { ToolVersion = "0.1.0" };
        return Encoding.UTF8.GetString(ReportForm.All.Single(f => f.Name == "json").Write(report));
    }
}
