using System.Text;
using System.Text.Json;

namespace Drydock.Tests.Cli;

/// <summary><c>drydock lint</c>, as it is typed.</summary>
public sealed class LintTests : IDisposable
{
    private const string Bad = "FROM debian:13\nWORKDIR app\nRUN apt update\n";
    private readonly TempFolder temp = new();

    public void Dispose() => temp.Dispose();

    [Fact]
    public async Task A_folder_is_searched_for_every_name_that_Dockerfiles_have()
    {
        foreach (var name in (string[])["Dockerfile", "a/Dockerfile.dev", "a/web.Dockerfile", "b/Containerfile", "b/Containerfile.ci", "node_modules/x/Dockerfile", "c/Dockerfile.dockerignore", "c/notes.txt", "out/Dockerfile"])
        {
            temp.Write(name, name.EndsWith("ignore", StringComparison.Ordinal) ? "x\n" : Bad);
        }

        temp.Write("drydock.yaml", "lint: {exclude: [out]}");
        using var report = JsonDocument.Parse((await LintAsync("-f", "json")).Output);
        Assert.Equal(["Dockerfile", "a/Dockerfile.dev", "a/web.Dockerfile", "b/Containerfile", "b/Containerfile.ci"], report.RootElement.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("path").GetString()));
    }

    [Fact]
    public async Task Standard_input_has_the_name_that_it_is_given()
    {
        var run = await LintInputAsync(Bad, "-", "--stdin-filename", "build/Dockerfile", "-f", "gnu");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("build/Dockerfile:2:9: error:", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0, "--no-fail")]
    [InlineData(0, "--fail-on", "critical")]
    [InlineData(1, "--fail-on", "high")]
    [InlineData(2, "--fail-on", "loud")]
    [InlineData(2, "--preset", "huge")]
    [InlineData(2, "--ignore", "DL9999x")]
    [InlineData(2, "--format", "pdf")]
    [InlineData(2, "--config", "absent.yaml")]
    [InlineData(2, "absent/Dockerfile")]
    [InlineData(2, "empty")]
    [InlineData(2, "--severity", "DF001")]
    [InlineData(2, "--require-label", "a:number")]
    public async Task The_exit_code_says_how_it_went(int exitCode, params string[] options)
    {
        temp.Write("empty/readme.txt", "no Dockerfile here");
        temp.Write("x/Dockerfile", "FROM debian:13\nWORKDIR app\n");
        var run = await LintAsync([.. options, .. options.Any(o => !o.StartsWith('-') && (o.Contains('/', StringComparison.Ordinal) || o == "empty")) ? Array.Empty<string>() : ["x", "--severity", "DF001=high"]]);
        Assert.True(exitCode == run.ExitCode, $"{run.ExitCode}: {run.Error}{run.Output}");
    }

    [Fact]
    public async Task A_fix_changes_the_file_and_nothing_beside_it()
    {
        var file = temp.Write("Dockerfile", "# one\r\nFROM debian:13\r\n\r\nRUN   apt   install -y curl \\\r\n  # two\r\n  && true\r\n");
        await LintAsync("--fix", "--preset", "minimal", "--severity", "DF100=low", "Dockerfile");
        Assert.Equal("# one\r\nFROM debian:13\r\n\r\nRUN   apt-get   install -y curl \\\r\n  # two\r\n  && true\r\n", await File.ReadAllTextAsync(file));
        Assert.Equal(["Dockerfile"], Directory.GetFileSystemEntries(temp.Root).Select(f => Path.GetFileName(f)));
    }

    [Fact]
    public async Task A_fix_of_standard_input_goes_to_standard_output_alone() =>
        Assert.Equal("FROM debian:13\nRUN apt-get update\n", (await LintInputAsync("FROM debian:13\nRUN apt update\n", "-", "--fix", "--preset", "minimal", "--severity", "DF100=low")).Output);

    [Fact]
    public async Task What_is_not_UTF8_is_looked_at_and_never_mended()
    {
        byte[] bytes = [.. "FROM debian:13\nRUN apt update # "u8, 0xE9, (byte)'\n'];
        await File.WriteAllBytesAsync(temp.At("Dockerfile"), bytes);
        var run = await LintAsync("--fix", "Dockerfile");
        Assert.Contains("DF100", run.Output, StringComparison.Ordinal);
        Assert.Contains("is not UTF-8", run.Output, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(temp.At("Dockerfile")));
    }

    [Fact]
    public async Task A_patch_is_one_that_patch_takes()
    {
        temp.Write("Dockerfile", Bad);
        var diff = await LintAsync("--diff", "Dockerfile");
        Assert.Equal(1, diff.ExitCode);
        temp.Write("fix.patch", diff.Output);
        TestPrograms.Run("patch", "-p1", "-d", temp.Root, "-i", temp.At("fix.patch"));
        Assert.Contains("RUN apt-get update", await File.ReadAllTextAsync(temp.At("Dockerfile")), StringComparison.Ordinal);
        Assert.Equal("", (await LintAsync("--diff", "--preset", "minimal", "Dockerfile")).Output);
    }

    [Fact]
    public async Task Hadolints_configuration_is_taken_where_there_is_no_other()
    {
        temp.Write("Dockerfile", Bad);
        temp.Write(".hadolint.yaml", "ignored: [DL3027]\nfailure-threshold: error\n");
        var run = await LintAsync("-f", "gnu");
        Assert.DoesNotContain("DF100", run.Output, StringComparison.Ordinal);
        Assert.Contains("DF001", run.Output, StringComparison.Ordinal);
        temp.Write("drydock.yaml", "lint: {rules: {DF001: off}}");
        Assert.DoesNotContain("DF001", (await LintAsync("-f", "gnu")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Further_reports_go_to_files()
    {
        temp.Write("Dockerfile", Bad);
        await LintAsync("-o", "sarif=lint.sarif", "-o", "junit=lint.xml");
        Assert.Contains("\"ruleId\": \"DF001\"", await File.ReadAllTextAsync(temp.At("lint.sarif")), StringComparison.Ordinal);
        Assert.Contains("<testsuites name=\"drydock lint\">", await File.ReadAllTextAsync(temp.At("lint.xml")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShellCheck_adds_what_the_rules_do_not_have_and_nothing_twice()
    {
        temp.Write("Dockerfile", "FROM debian:13\nARG A\nRUN read y; \\\n  echo $A $y\n");
        var run = await LintAsync("--shellcheck", "-f", "gnu", "--severity", "SC2086=low", "--no-fail", "Dockerfile");
        Assert.Contains("Dockerfile:3:5: note: read without -r will mangle backslashes. [SC2162 shellcheck]", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("SC2154", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("[SC2086 shellcheck]", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("SC2162", (await LintAsync("--shellcheck", "-f", "gnu", "--ignore", "SC2162", "Dockerfile")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_ShellCheck_says_is_of_the_mended_file()
    {
        temp.Write("Dockerfile", "FROM debian:13\nMAINTAINER a@b.test\nRUN apt update; \\\n  read y\n");
        var run = await LintAsync("--fix", "--shellcheck", "-f", "gnu", "--no-fail", "Dockerfile");
        Assert.Contains("Dockerfile:4:3: note: read without -r will mangle backslashes. [SC2162 shellcheck]", run.Output, StringComparison.Ordinal);
        Assert.Contains("apt-get update", await File.ReadAllTextAsync(temp.At("Dockerfile")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_stays_one()
    {
        var file = temp.Write("real/Dockerfile", "FROM debian:13\nRUN apt update\n");
        File.CreateSymbolicLink(temp.At("Dockerfile"), file);
        File.CreateSymbolicLink(temp.At("report"), temp.Write("real/report", "longer than what is going to be there"));
        await LintAsync("--fix", "--preset", "minimal", "--severity", "DF100=low", "-o", "gnu=report", "Dockerfile");
        Assert.Equal("FROM debian:13\nRUN apt-get update\n", await File.ReadAllTextAsync(file));
        Assert.Equal("", await File.ReadAllTextAsync(temp.At("real", "report")));
        Assert.All((string[])["Dockerfile", "report"], name => Assert.NotNull(new FileInfo(temp.At(name)).LinkTarget));
    }

    [Fact]
    public async Task Without_ShellCheck_that_is_said()
    {
        temp.Write("Dockerfile", "FROM debian:13\nRUN true\n");
        var run = await CliRun.OfAsync(temp, Stream.Null, new() { ["PWD"] = temp.Root, ["PATH"] = temp.Root }, "lint", "--shellcheck", "Dockerfile");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("'shellcheck' failed: it is not in PATH. [missing-library]", run.Error, StringComparison.Ordinal);
    }

    private Task<CliRun> LintAsync(params string[] args) => LintInputAsync("", args);

    private async Task<CliRun> LintInputAsync(string input, params string[] args)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(input));
        return await CliRun.OfAsync(temp, stream, new() { ["PWD"] = temp.Root, ["PATH"] = Environment.GetEnvironmentVariable("PATH")! }, ["lint", .. args]);
    }
}
