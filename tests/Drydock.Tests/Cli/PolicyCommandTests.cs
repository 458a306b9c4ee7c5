using System.Text;
using System.Text.Json;
using Drydock.Core.Verdicts;
using Drydock.Core.Verdicts.Vex;

namespace Drydock.Tests.Cli;

/// <summary>Policies on the command line, and statements for others.</summary>
public sealed class PolicyCommandTests : IDisposable
{
    private static readonly string Shop = Path.Join(Repository.Root, "examples", "shop.oci.tar");
    private static readonly string Report = Path.Join(Repository.Fixtures("reports"), "json", "vulnerabilities.json");
    private readonly TempFolder temp = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1, "--policy", "strict")]
    [InlineData(0, "--policy", "none")]
    [InlineData(1, "--policy", "hardened")]
    [InlineData(1, "--fail-on", "high")]
    [InlineData(0, "--fail-on", "critical")]
    [InlineData(1, "--fail-on", "critical", "--fail-on", "path matches 'usr/bin/*'")]
    [InlineData(2, "--policy", "strct")]
    [InlineData(2, "--fail-on", "hihg")]
    [InlineData(2, "--vex", "absent.json")]
    [InlineData(2, "--baseline", "absent.json")]
    public async Task The_exit_code_is_the_policys(int exitCode, params string[] options)
    {
        var run = await ScanAsync(options);
        Assert.True(exitCode == run.ExitCode, run.Error + run.Output);
    }

    [Fact]
    public async Task The_policy_of_the_working_folder_holds()
    {
        temp.Write("drydock.yaml", "rules: [{name: no-root, when: rule == 'IM001', then: fail, reason: no root here}]\nimport: exceptions.yaml");
        temp.Write("exceptions.yaml", "waivers: [{rule: setuid-file, reason: old scripts, owner: shop, expires: 2000-01-01}]");
        var run = await ScanAsync();
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("because no root here", run.Output, StringComparison.Ordinal);
        Assert.Contains("The waiver of setuid-file by shop ended on 2000-01-01, and what it waived counts again.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_in_a_policy_is_told_before_anything_is_read()
    {
        temp.Write("drydock.yaml", "rules:\n  - name: x\n    when: sevrity >= high\n    then: fail\n");
        var run = await CliRun.OfAsync(temp, Stream.Null, new() { ["PWD"] = temp.Root }, "scan", "absent.tar");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("drydock.yaml:3:11' failed: There is no field 'sevrity'. [bad-policy]\n  Did you mean 'severity'?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_earlier_report_knew_is_not_new()
    {
        var report = temp.At("old.json");
        await ScanAsync("-o", $"json={report}");
        Assert.Equal(0, (await ScanAsync("--policy", "strict", "--baseline", report)).ExitCode);
    }

    [Fact]
    public async Task Statements_are_made_of_a_report_and_read_back()
    {
        var text = (await File.ReadAllTextAsync(Report)).Replace("\"kind\": \"baseline\"", "\"kind\": \"waiver\"", StringComparison.Ordinal);
        var report = temp.Write("report.json", text);
        var created = await CreateAsync("vex", "create", report, "--author", "Ann", "--product", "pkg:oci/web@sha256:" + new string('a', 64));
        Assert.Equal((0, ""), (created.ExitCode, created.Error));
        var statements = VexFiles.Read(Encoding.UTF8.GetBytes(created.Output), "vex.json").Statements;
        Assert.NotEmpty(statements);
        Assert.All(statements, s => Assert.Equal("Ann", s.Author));
        Assert.Equal(created.Output, (await CreateAsync("vex", "merge", "--author", "Ann", temp.Write("vex.json", created.Output))).Output);
    }

    [Fact]
    public async Task What_is_there_no_more_is_fixed()
    {
        var later = temp.Write("later.json", """{"schemaVersion":1,"tool":{"name":"drydock"},"reports":[{"image":{"purl":"pkg:oci/web@sha256:00"},"findings":[]}]}""");
        var created = await CreateAsync("vex", "create", later, "--since", Report);
        var statements = VexFiles.Read(Encoding.UTF8.GetBytes(created.Output), "vex.json").Statements;
        Assert.NotEmpty(statements);
        Assert.All(statements, s => Assert.Equal(VexStatus.Fixed, s.Status));
        Assert.All(statements, s => Assert.Equal("", s.Products[0].Parts[0].Purl!.Version));
    }

    [Fact]
    public async Task Documents_are_merged_and_the_last_word_stays()
    {
        string Document(string time, string status) => $$"""{"@context":"https://openvex.dev/ns/v0.2.0","author":"A","timestamp":"{{time}}","statements":[{"vulnerability":{"name":"CVE-1"},"products":[{"@id":"pkg:npm/a"}],"status":"{{status}}"}]}""";
        var late = temp.Write("late.json", Document("2026-02-01T00:00:00Z", "fixed"));
        var early = temp.Write("early.json", Document("2026-01-01T00:00:00Z", "affected"));
        var merged = await CreateAsync("vex", "merge", late, early);
        Assert.Equal(VexStatus.Fixed, Assert.Single(VexFiles.Read(Encoding.UTF8.GetBytes(merged.Output), "vex.json").Statements).Status);
        var other = await CreateAsync("vex", "merge", "-f", "cyclonedx", late, early);
        using var json = JsonDocument.Parse(other.Output);
        Assert.Equal("resolved", json.RootElement.GetProperty("vulnerabilities")[0].GetProperty("analysis").GetProperty("state").GetString());
        Assert.Equal("1.6", json.RootElement.GetProperty("specVersion").GetString());
    }

    [Theory]
    [InlineData("nothing to state", "create", "REPORT", "--product", "pkg:oci/web")]
    [InlineData("no digest", "create", "REPORT")]
    [InlineData("none of that name", "merge", "-f", "csaf", "VEX")]
    public async Task What_cannot_be_written_is_told(string message, params string[] words)
    {
        var report = temp.Write("r.json", """{"schemaVersion":1,"tool":{"name":"drydock"},"reports":[{"findings":[]}]}""");
        var vex = temp.Write("v.json", """{"statements":[{"vulnerability":"CVE-1","products":["pkg:npm/a"],"status":"fixed"}]}""");
        var run = await CreateAsync(["vex", .. words.Select(w => w == "REPORT" ? report : w == "VEX" ? vex : w)]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => temp.Dispose();

    private Task<CliRun> ScanAsync(params string[] options) => CliRun.OfAsync(temp, Stream.Null, new() { ["PWD"] = temp.Root }, ["scan", .. options, Shop]);

    private Task<CliRun> CreateAsync(params string[] words) => CliRun.OfAsync(temp, Stream.Null, new() { ["PWD"] = temp.Root, ["SOURCE_DATE_EPOCH"] = "1700000000" }, words);
}
