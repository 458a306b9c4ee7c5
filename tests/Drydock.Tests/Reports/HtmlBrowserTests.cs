using System.Text;
using System.Text.RegularExpressions;
using Drydock.Core.Findings;
using Drydock.Core.Inventories;
using Drydock.Core.Reports;
using Drydock.Core.Verdicts;

namespace Drydock.Tests.Reports;

/// <summary>The html report in a real browser that reaches no network.</summary>
public sealed partial class HtmlBrowserTests : IDisposable
{
    private const string Attack = "</td><script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\"><svg onload=alert(1)>";
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void It_opens_without_an_error_and_its_script_runs()
    {
        var (dom, errors) = Open(SampleReports.All["vulnerabilities"]);
        Assert.DoesNotContain("CONSOLE", errors, StringComparison.Ordinal);
        Assert.Contains("6 shown", dom, StringComparison.Ordinal);
        Assert.Contains("<button type=\"button\">Severity</button>", dom, StringComparison.Ordinal);
    }

    [Fact]
    public void The_riskiest_comes_first_until_somebody_sorts()
    {
        Assert.Equal("CVE-2099-0001", Ids(Open(SampleReports.All["vulnerabilities"]).Dom)[0]);
        Assert.Equal(["GO-2099-0005", "GHSA-dddd-eeee-ffff", "CVE-2099-0007", "CVE-2099-0002", "CVE-2099-0002", "CVE-2099-0001"], Ids(Open(SampleReports.All["vulnerabilities"], "#sort=id&dir=desc").Dom));
        Assert.Equal(["CVE-2099-0001", "GHSA-dddd-eeee-ffff", "CVE-2099-0002"], Ids(Open(SampleReports.All["vulnerabilities"], "#sort=severity&dir=desc").Dom)[..3]);
    }

    [Fact]
    public void It_finds_what_is_asked_for()
    {
        var dom = Open(SampleReports.All["vulnerabilities"], "#find=libc6").Dom;
        Assert.Contains("1 of 6 shown", dom, StringComparison.Ordinal);
        Assert.Equal(5, HiddenRow().Count(dom));
    }

    [Theory]
    [InlineData("hostile")]
    [InlineData("attack")]
    public void What_a_stranger_wrote_stays_text(string sample)
    {
        var (dom, errors) = Open(sample == "attack" ? Attacked() : SampleReports.All[sample]);
        Assert.DoesNotContain("<title>taken", dom, StringComparison.Ordinal);
        Assert.DoesNotContain("CONSOLE", errors, StringComparison.Ordinal);
        Assert.Single(Script().Matches(dom));
        Assert.DoesNotContain("<img", dom, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", Links().Matches(dom).Select(m => m.Value), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("vulnerabilities", 1280)]
    [InlineData("vulnerabilities", 420)]
    [InlineData("platforms", 1280)]
    [InlineData("empty", 1280)]
    public void It_can_be_seen(string sample, int width)
    {
        var picture = folder.At("picture.png");
        Browse([$"--window-size={width},2000", $"--screenshot={picture}", Save(SampleReports.All[sample])]);
        Assert.InRange(new FileInfo(picture).Length, 20_000, 10_000_000);
    }

    [Fact]
    public void It_prints_as_a_table_and_not_as_cards_for_a_telephone()
    {
        var file = folder.At("page.pdf");
        Browse(["--no-pdf-header-footer", $"--print-to-pdf={file}", Save(ManyFindings.Of(100))]);
        var pdf = File.ReadAllBytes(file);
        Assert.StartsWith("%PDF-", Encoding.ASCII.GetString(pdf[..8]), StringComparison.Ordinal);
        Assert.InRange(PdfPage().Count(Encoding.Latin1.GetString(pdf)), 3, 14);
    }

    [Fact]
    public void It_needs_nothing_from_outside()
    {
        var html = File.ReadAllText(Save(Attacked())["file://".Length..]);
        Assert.Contains("default-src &#39;none&#39;", html, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"<(link|iframe|img|object|embed|base)\b|\bsrc=""|@import|url\(", html);
        Assert.All(Tag().Matches(AttributeValue().Replace(html.Split("<script>")[0], "")), t => Assert.DoesNotMatch(@"\s(style|on\w+)=", t.Value));
    }

    private static Report Attacked()
    {
        var sample = SampleReports.All["vulnerabilities"];
        var package = new Package { Ecosystem = "npm", Name = Attack, Version = "\"><script>document.title='taken'</script>" };
        var installed = new InstalledPackage(package, Purls.Of(package, null), 0, [Attack]) { Analyzer = "npm-package" };
        Finding[] findings = [SampleVulnerabilities.Hostile(installed, Attack), sample.Platforms[0].Findings[^1] with { Message = Attack, At = new Location(Attack) }];
        return sample with { Source = Attack, Platforms = [sample.Platforms[0] with { Findings = [.. findings], Verdict = Gate.Decide(new GateInput([.. findings], [], SampleDecisions.Today)) with { Policy = Attack } }] };
    }

    private (string Dom, string Errors) Open(Report report, string hash = "") => Browse(["--dump-dom", Save(report) + hash]);

    private string Save(Report report)
    {
        var file = folder.At("report.html");
        File.WriteAllBytes(file, ReportForm.All.Single(f => f.Name == "html").Write(report));
        return "file://" + file;
    }

    private (string Output, string Errors) Browse(string[] arguments) => TestPrograms.RunBoth("chromium",
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--enable-logging=stderr", "--host-resolver-rules=MAP * ~NOTFOUND",
        $"--user-data-dir={folder.At("profile")}", "--virtual-time-budget=2000", .. arguments,
    ]);

    private static List<string> Ids(string dom) => [.. Id().Matches(dom).Select(m => m.Groups["id"].Value)];

    [GeneratedRegex("""<td class="id"><(a|b)[^>]*>(?<id>[^<]*)<""", RegexOptions.ExplicitCapture)]
    private static partial Regex Id();

    [GeneratedRegex("(?<==)\"[^\"]*\"")]
    private static partial Regex AttributeValue();

    [GeneratedRegex("<[a-z][^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("/Type\\s*/Page\\b")]
    private static partial Regex PdfPage();

    [GeneratedRegex("<script")]
    private static partial Regex Script();

    [GeneratedRegex("href=\"javascript:")]
    private static partial Regex Links();

    [GeneratedRegex("""<tr [^>]*hidden=""[^>]*>""")]
    private static partial Regex HiddenRow();
}
