using System.Text;
using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings;
using Drydock.Core.Findings.Fixing;
using Drydock.Core.Findings.Linting;

namespace Drydock.Tests.Findings;

/// <summary>What the real shellcheck says of steps comes out where it is in the Dockerfile.</summary>
public sealed class ShellCheckReportTests
{
    [Fact]
    public void A_finding_stands_where_it_is_in_the_Dockerfile()
    {
        const string Text = "FROM debian:13\nRUN echo 'é 😀' && \\\n    # a comment\n\trm $HOME/x\n";
        var finding = Assert.Single(Check(Text), f => f.Rule.Id == "SC2086");
        Assert.Equal("$HOME", Text[finding.At.Span!.Value.Start..finding.At.Span.Value.End]);
        Assert.Equal(Severity.Low, finding.Severity);
        Assert.Equal(["shellcheck:SC2086"], finding.Rule.Aliases.AsEnumerable());
    }

    [Fact]
    public void Its_fix_goes_into_the_Dockerfile()
    {
        const string Text = "FROM debian:13\r\nRUN ls && \\\r\n  rm '😀' $HOME\\\r\n  && ls\r\n";
        var mended = TextFixer.Apply(Text, Check(Text), Applicability.Unsafe);
        Assert.Equal(Text.Replace("$HOME", "\"$HOME\"", StringComparison.Ordinal), mended.Text);
    }

    [Fact]
    public void Lines_that_were_given_before_the_script_are_left_out()
    {
        const string Text = "FROM debian:13\nRUN <<EOF\necho 1\necho $name\nEOF\n";
        var finding = Assert.Single(Check(Text, "echo $unknown\nread -r name\n"), f => f.Rule.Id == "SC2086");
        Assert.Equal("$name", Text[finding.At.Span!.Value.Start..finding.At.Span.Value.End]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"comments\":1}")]
    [InlineData("{\"comments\":[}")]
    public void What_is_no_report_is_not_taken_for_one(string json) =>
        Assert.Null(new ShellCheckReport("Dockerfile", ScriptOf("FROM a\nRUN ls\n").Text, 0).Read(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("{\"comments\":[1]}")]
    [InlineData("{\"comments\":[{}]}")]
    [InlineData("{\"comments\":[{\"line\":9,\"column\":1,\"endLine\":9,\"endColumn\":1,\"code\":1,\"message\":\"\"}]}")]
    [InlineData("{\"comments\":[{\"line\":1,\"column\":3,\"endLine\":1,\"endColumn\":1,\"code\":1,\"message\":\"\"}]}")]
    public void What_is_nowhere_in_the_script_is_left_out(string json) =>
        Assert.Empty(new ShellCheckReport("Dockerfile", ScriptOf("FROM a\nRUN ls\n").Text, 0).Read(Encoding.UTF8.GetBytes(json))!.Value);

    private static IEnumerable<Finding> Check(string dockerfile, string before = "")
    {
        var script = ScriptOf(dockerfile);
        using var folder = new TempFolder();
        var file = folder.Write("script", before + script.Text.Text);
        using var process = TestPrograms.Start("shellcheck", ["-f", "json1", "-s", "sh", file]);
        var json = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var findings = new ShellCheckReport("Dockerfile", script.Text, before.Count(c => c == '\n')).Read(Encoding.UTF8.GetBytes(json));
        Assert.NotNull(findings);
        return findings.Value;
    }

    private static Script ScriptOf(string dockerfile) => Assert.Single(new DockerfileSubject(DockerfileParser.Parse("Dockerfile", dockerfile), LintSettings.None, null).Scripts);
}
