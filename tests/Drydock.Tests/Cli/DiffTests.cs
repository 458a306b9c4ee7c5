using System.Text;
using System.Text.Json;
using Drydock.Core.Reports.Comparisons;
using Drydock.Oci.Content;
using Drydock.Tests.Layers;

namespace Drydock.Tests.Cli;

/// <summary>What differs between two images, SBOMs or reports.</summary>
public sealed class DiffTests : IDisposable
{
    private readonly TempFolder temp = new();
    private readonly TempFolder cache = new();

    [Fact]
    public async Task Packages_findings_and_settings_are_told()
    {
        var run = await CliRun.OfAsync(cache, "diff", "-f", "json", Image("a", """{"User":"1000"}""", ("bash", "5.2-2"), ("old", "1")), Image("b", "{}", ("bash", "5.2-1"), ("new", "2")));

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(["added new  2", "removed old 1 ", "changed bash 5.2-2 5.2-1 older"], json.RootElement.GetProperty("packages").EnumerateArray().Select(p =>
            $"{Text(p, "change")} {Text(p, "name")} {Text(p, "before")} {Text(p, "after")}{(p.GetProperty("older").GetBoolean() ? " older" : "")}"));
        Assert.Equal("added IM001 runs-as-root high", Assert.Single(json.RootElement.GetProperty("findings").EnumerateArray().Select(f => $"{Text(f, "change")} {Text(f, "id")} {Text(f, "severity")}")));
        Assert.Contains("User 1000 ", json.RootElement.GetProperty("image").EnumerateArray().Select(f => $"{Text(f, "name")} {Text(f, "before")} {Text(f, "after")}"));
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task A_report_and_an_sbom_can_stand_for_an_image()
    {
        var image = Image("a", "{}", ("bash", "5.2-1"));
        await CliRun.OfAsync(cache, "scan", image, "-o", $"json={temp.At("report.json")}");
        await CliRun.OfAsync(cache, "sbom", image, "-o", $"cyclonedx-json={temp.At("bom.json")}");

        var same = await CliRun.OfAsync(cache, "diff", "--fail-on-new", temp.At("report.json"), image);
        var bom = await CliRun.OfAsync(cache, "diff", temp.At("bom.json"), temp.At("report.json"));

        Assert.Equal((0, ""), (same.ExitCode, same.Error));
        Assert.Contains("Packages  the same\n\nFindings  the same\n", same.Output, StringComparison.Ordinal);
        Assert.Contains("Packages  the same", bom.Output, StringComparison.Ordinal);
        Assert.Contains("+  high", bom.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_is_new_fails_and_only_when_asked()
    {
        var (good, bad) = (Image("a", """{"User":"1000"}""", ("bash", "1")), Image("b", "{}", ("bash", "1")));

        Assert.Equal(1, (await CliRun.OfAsync(cache, "diff", "--fail-on-new", good, bad)).ExitCode);
        Assert.Equal(0, (await CliRun.OfAsync(cache, "diff", "--fail-on-new", bad, good)).ExitCode);
        Assert.Equal(0, (await CliRun.OfAsync(cache, "diff", good, bad)).ExitCode);
        Assert.Equal(2, (await CliRun.OfAsync(cache, "diff", "-f", "yaml", good, bad)).ExitCode);
        Assert.Equal(2, (await CliRun.OfAsync(cache, "diff", good, temp.At("nothing.tar"))).ExitCode);
        Assert.Equal(2, (await CliRun.OfAsync(cache, "diff", "-", "-")).ExitCode);
    }

    [Fact]
    public async Task A_comment_has_what_is_new_first()
    {
        var run = await CliRun.OfAsync(cache, "diff", "-f", "markdown", Image("a", """{"User":"1000"}""", ("bash", "1")), Image("b", "{}", ("bash", "2")));

        Assert.Contains("Findings: 1 added. Packages: 1 changed.", run.Output, StringComparison.Ordinal);
        Assert.True(run.Output.IndexOf("IM001", StringComparison.Ordinal) < run.Output.IndexOf("<summary>Packages", StringComparison.Ordinal));
    }

    [Fact]
    public void A_finding_is_the_same_under_another_of_its_names()
    {
        var comparison = Comparison.Of(One("GHSA-1", "CVE-2099-1", "high", "1.0", ""), One("CVE-2099-1", "GHSA-1", "critical", "1.1", "1.2"));

        var change = Assert.Single(comparison.Findings);
        Assert.Equal((ChangeKind.Changed, "high", "critical, fixed in 1.2"), (change.Kind, change.Before!.State, change.Finding.State));
        Assert.False(comparison.HasNewFindings);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"tool\":{\"name\":\"drydock\"},\"reports\":[]}")]
    [InlineData("{\"tool\":{\"name\":\"drydock\"},\"reports\":{}}")]
    public void What_is_no_report_is_an_error(string json) => Assert.Throws<DrydockException>(() => ComparedImages.Read(Encoding.UTF8.GetBytes(json), "a.json"));

    [Theory]
    [InlineData("7")]
    [InlineData("{\"image\":7,\"layers\":[7,{\"size\":1e999,\"compressedSize\":-5}],\"packages\":[{\"purl\":\"x\"},null],\"findings\":[null,{\"rule\":7},{\"package\":\"pkg:\"}],\"gaps\":{}}")]
    [InlineData("{\"layers\":[{\"size\":9223372036854775807},{\"size\":9223372036854775807}]}")]
    public void What_is_odd_in_a_report_reads_as_nothing(string report)
    {
        var image = Assert.Single(ComparedImages.Read(Encoding.UTF8.GetBytes($"{{\"tool\":{{\"name\":\"drydock\"}},\"reports\":[{report}]}}"), "a.json"));

        Assert.Empty(Comparison.Of(image, image).Findings);
    }

    public void Dispose()
    {
        temp.Dispose();
        cache.Dispose();
    }

    private static string Text(JsonElement from, string name) => from.TryGetProperty(name, out var value) ? value.GetString()! : "";

    private static ComparedImage One(string id, string alias, string severity, string version, string fix) => Assert.Single(ComparedImages.Read(Encoding.UTF8.GetBytes(
        $$$"""{"tool":{"name":"drydock"},"reports":[{"findings":[{"vulnerability":"{{{id}}}","aliases":["{{{alias}}}"],"severity":"{{{severity}}}","fixedVersion":"{{{fix}}}","package":"pkg:npm/x@{{{version}}}","location":{"path":"x"}}]}]}"""), "a.json"));

    private string Image(string name, string config, params (string Name, string Version)[] packages)
    {
        var status = string.Concat(packages.Select(p => $"Package: {p.Name}\nStatus: install ok installed\nVersion: {p.Version}\nArchitecture: amd64\n\n"));
        return new MemoryStore().Add([TarBytes.Of(TarBytes.File("etc/os-release", "ID=debian\nVERSION_ID=13\n"), TarBytes.File("var/lib/dpkg/status", status))], config).WriteLayout(temp, name);
    }
}
