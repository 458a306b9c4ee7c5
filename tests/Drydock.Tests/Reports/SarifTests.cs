using System.Text;
using System.Text.Json;

namespace Drydock.Tests.Reports;

public sealed class SarifTests
{
    [Fact]
    public void An_alert_stays_the_same_when_the_package_has_another_version() =>
        Assert.Equal(Fingerprints(Run(ManyFindings.Of(20, "1.0"))), Fingerprints(Run(ManyFindings.Of(20, "1.1"))));

    [Fact]
    public void Every_alert_has_a_fingerprint_of_its_own()
    {
        var fingerprints = Fingerprints(Run(SampleReports.All["vulnerabilities"]));
        Assert.Equal(fingerprints.Count, fingerprints.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void What_does_not_count_is_suppressed_with_who_why_and_until_when()
    {
        var suppressions = Results(Run(SampleReports.All["vulnerabilities"])).Select(r => r.GetProperty("suppressions")).Where(s => s.GetArrayLength() > 0).Select(s => s[0]).ToList();
        Assert.Equal(6, suppressions.Count);
        Assert.Contains(suppressions, s => s.GetProperty("justification").GetString() == "waived (kim@shop.example.com until 2099-12-31): Only tests use it.");
    }

    [Fact]
    public void More_than_GitHub_takes_is_left_out_and_said()
    {
        var run = Run(ManyFindings.Of(25_003));
        Assert.Equal(25_000, Results(run).Count);
        Assert.Contains("3 findings are left out", run.GetProperty("invocations")[0].GetProperty("toolExecutionNotifications").EnumerateArray().Last().GetProperty("message").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("note", Results(run)[^1].GetProperty("level").GetString());
    }

    [Fact]
    public void Each_result_leads_to_its_rule()
    {
        var run = Run(SampleReports.All["vulnerabilities"]);
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        Assert.All(Results(run), r => Assert.Equal(r.GetProperty("ruleId").GetString(), rules[r.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString()));
    }

    [Theory]
    [InlineData("CVE-2099-0001", "10.0")]
    [InlineData("CVE-2099-0002", "5.5")]
    [InlineData("GHSA-dddd-eeee-ffff", "8.7")]
    public void The_number_that_GitHub_reads_says_the_severity_that_counts(string id, string score)
    {
        var rules = Run(SampleReports.All["vulnerabilities"]).GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray();
        Assert.Equal(score, rules.Single(r => r.GetProperty("id").GetString() == id).GetProperty("properties").GetProperty("security-severity").GetString());
    }

    [Fact]
    public void A_path_is_a_relative_reference_whatever_is_in_it()
    {
        var uris = Results(Run(SampleReports.All["hostile"])).Select(r => r.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()!);
        Assert.All(uris, u => Assert.True(Uri.IsWellFormedUriString(u, UriKind.Relative), u));
    }

    private static JsonElement Run(Drydock.Core.Reports.Report report)
    {
        using var document = JsonDocument.Parse(Encoding.UTF8.GetString(ReportForm.All.Single(f => f.Name == "sarif").Write(report)));
        return document.RootElement.GetProperty("runs")[0].Clone();
    }

    private static List<JsonElement> Results(JsonElement run) => [.. run.GetProperty("results").EnumerateArray()];

    private static List<string> Fingerprints(JsonElement run) => [.. Results(run).Select(r => r.GetProperty("partialFingerprints").GetProperty("primaryLocationLineHash").GetString()!)];
}
