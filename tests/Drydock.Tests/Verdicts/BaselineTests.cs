using System.Text;
using Drydock.Core.Inventories;
using Drydock.Core.Verdicts;
using Drydock.Core.Verdicts.Baselines;
using Drydock.Oci.Content;
using Drydock.Tests.Fuzz;

namespace Drydock.Tests.Verdicts;

/// <summary>An earlier report: what it knew does not count again.</summary>
public sealed class BaselineTests
{
    private const string Report = """
        {
          "schemaVersion": 1, "tool": { "name": "drydock", "version": "1" },
          "reports": [{ "findings": [
            { "rule": "VU001", "aliases": ["GHSA-aaaa-bbbb-cccc"], "location": { "path": "var/lib/dpkg/status" }, "vulnerability": "OLD-1", "package": "pkg:deb/debian/libssl3@3.0.9-1?arch=amd64" },
            { "rule": "IM003", "aliases": [], "location": { "path": "usr/bin/su" } },
            { "rule": "IM001", "aliases": [], "location": { "path": "" }, "suppression": { "kind": "waiver", "by": "web", "why": "x" } }] }]
        }
        """;

    [Fact]
    public void What_is_the_same_by_name_package_and_place_is_not_new()
    {
        var verdict = Gate.Decide(SampleFindings.Input(
            SampleFindings.Vulnerability(),
            SampleFindings.Vulnerability(with: v => v with { Aliases = [] }),
            SampleFindings.Vulnerability(package: SampleFindings.LeftPad),
            SampleFindings.Rule("IM003", path: "usr/bin/su"),
            SampleFindings.Rule("IM003", path: "usr/bin/mount"),
            SampleFindings.Rule("IM001")) with { Baseline = Read(Report) });
        Assert.Equal([true, false, false, true, false, false], verdict.Decisions.Select(d => d.Suppression == new Suppression(SuppressionKind.Baseline, "old.json", "it was there before.")));
    }

    [Fact]
    public void A_version_in_the_path_makes_nothing_new()
    {
        var old = Purl.Create("maven", "org.example", "lib", "1.0");
        var now = Purl.Create("maven", "org.example", "lib", "1.1");
        Assert.Equal(FindingIdentity.Of("CVE-1", old, "app/lib-1.0.jar"), FindingIdentity.Of("cve-1", now, "app/lib-1.1.jar"));
        Assert.NotEqual(FindingIdentity.Of("CVE-1", old, "app/lib-1.0.jar"), FindingIdentity.Of("CVE-1", now, "opt/lib-1.1.jar"));
    }

    [Theory]
    [InlineData("{}", "no report")]
    [InlineData("""{"tool":{"name":"drydock"},"reports":[],"schemaVersion":2}""", "version")]
    [InlineData("""{"tool":{"name":"drydock"},"reports":[]}""", "version")]
    [InlineData("{", "sound JSON")]
    public void What_is_no_report_is_refused(string text, string message) =>
        Assert.Contains(message, Assert.Throws<DrydockException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_baseline_survives_spoiling() => Fuzzer.Run("baseline", Parse, [Encoding.UTF8.GetBytes(Report)], allocationFactor: 512);

    private static void Parse(ReadOnlySpan<byte> input)
    {
        try
        {
            _ = BaselineFiles.Read(input.ToArray(), "fuzz");
        }
        catch (DrydockException)
        {
            // An answer as good as any.
        }
    }

    private static Baseline Read(string text) => BaselineFiles.Read(Encoding.UTF8.GetBytes(text), "old.json");
}
