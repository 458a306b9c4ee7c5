using Drydock.Core.Dockerfiles;
using Drydock.Core.Verdicts.Linting;

namespace Drydock.Tests.Verdicts.Linting;

/// <summary>Comments that say that findings do not count, of every tool.</summary>
public sealed class InlineIgnoreTests
{
    private const string Apt = "FROM debian:13\n{0}\nRUN apt update\nRUN apt upgrade\n";

    [Theory]
    [InlineData("# drydock ignore=DF100 our base has no apt-get", 1)]
    [InlineData("# drydock ignore=apt-command", 1)]
    [InlineData("#drydock ignore = DL3027 , DF001 why not", 1)]
    [InlineData("# drydock global ignore=DF100", 2)]
    [InlineData("# hadolint ignore=DL3027", 1)]
    [InlineData("# hadolint ignore=DL3008,DL3027", 1)]
    [InlineData("# hadolint global ignore=DL3027", 2)]
    [InlineData("# check=skip=all", 1)]
    [InlineData("# checkov:skip=CKV_DOCKER_9:we know", 2)]
    [InlineData("# hadolint ignore=DL3008", 0)]
    [InlineData("# please ignore=DL3027", 0)]
    [InlineData("RUN echo '# drydock ignore=DF100'", 0)]
    public void A_comment_covers_what_it_is_about(string comment, int suppressed)
    {
        var linted = Lint(Apt.Replace("{0}", comment, StringComparison.Ordinal));
        Assert.Equal(suppressed, linted.Suppressed.Count(s => s.Finding.Rule.Id == "DF100"));
        Assert.Equal(2 - suppressed, linted.Findings.Count(f => f.Rule.Id == "DF100"));
    }

    [Fact]
    public void A_check_at_the_top_is_about_the_file() =>
        Assert.Equal(2, Lint("# check=skip=all\nFROM debian:13\nRUN apt update\nRUN apt upgrade\n").Suppressed.Count(s => s.Finding.Rule.Id == "DF100"));

    [Fact]
    public void A_comment_between_the_lines_of_an_instruction_is_about_that_instruction() =>
        Assert.Single(Lint("FROM debian:13\nRUN apt update && \\\n# drydock ignore=DF100 reason\n    true\nRUN apt upgrade\n").Suppressed, s => s.Finding.Rule.Id == "DF100");

    [Fact]
    public void A_reason_is_kept() => Assert.Equal("our base has no apt-get", Lint(Apt.Replace("{0}", "# drydock ignore=DF100 our base has no apt-get", StringComparison.Ordinal)).Suppressed.First(s => s.Finding.Rule.Id == "DF100").By.Reason);

    [Fact]
    public void A_comment_of_no_use_is_told() => Assert.Equal(["DF001"], Assert.Single(Lint(Apt.Replace("{0}", "# drydock ignore=DF001", StringComparison.Ordinal)).Unused).Names.AsEnumerable());

    [Fact]
    public void A_comment_about_a_rule_that_is_not_asked_is_no_mistake() =>
        Assert.Empty(Lint(Apt.Replace("{0}", "# hadolint ignore=DL3027", StringComparison.Ordinal), new LintConfig { Preset = "minimal", Changes = [new LintChange("DF100", null, "")] }).Unused);

    [Fact]
    public void Comments_count_for_nothing_where_they_may_not() =>
        Assert.Empty(Lint(Apt.Replace("{0}", "# drydock global ignore=DF100", StringComparison.Ordinal), new LintConfig { AllowsInline = false }).Suppressed);

    [Theory]
    [InlineData("# check=error=true\nFROM debian:13\nWORKDIR app\n", true)]
    [InlineData("# check=skip=none;error=true\nFROM debian:13\nWORKDIR app\n", true)]
    [InlineData("FROM debian:13\nWORKDIR app\n", false)]
    public void BuildKits_checks_fail_when_the_file_asks_for_it(string text, bool fails) =>
        Assert.Equal(fails, Lint(text, new LintConfig { FailOn = Core.Advisories.Severity.Critical }).IsFailed);

    private static LintedFile Lint(string text, LintConfig? config = null) => new Linter((config ?? LintConfig.Nothing).ToPlan()).Lint(DockerfileParser.Parse("Dockerfile", text), null);
}
