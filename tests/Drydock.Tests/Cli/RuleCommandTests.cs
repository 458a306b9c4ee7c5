using System.Text.Json;
using Drydock.Cli.Linting;
using Drydock.Cli.Terminal;
using Drydock.Core.Findings;

namespace Drydock.Tests.Cli;

/// <summary><c>drydock rules</c> and <c>drydock explain RULE</c>.</summary>
public sealed class RuleCommandTests : IDisposable
{
    private readonly TempFolder temp = new();

    [Fact]
    public async Task Every_rule_is_listed_with_its_grade_of_fix_and_its_tier()
    {
        var run = await CliRun.OfAsync(temp, "rules");
        Assert.Equal(0, run.ExitCode);
        Assert.All(Rules.All, r => Assert.Contains($"  {r.Id}  {r.Name} ", run.Output, StringComparison.Ordinal));
        Assert.Matches(@"DF100 +apt-command +low +safe +default +checkov:CKV_DOCKER_9, hadolint:DL3027, kics:b84a0b47", run.Output);
    }

    [Fact]
    public async Task The_code_of_another_tool_leads_to_our_rules()
    {
        var run = await CliRun.OfAsync(temp, "rules", "--alias", "dl3027", "-f", "json");
        using var json = JsonDocument.Parse(run.Output);
        var rule = Assert.Single(json.RootElement.EnumerateArray());
        Assert.Equal("apt-command", rule.GetProperty("name").GetString());
        Assert.Equal("safe", rule.GetProperty("fix").GetString());
        Assert.Contains("hadolint:DL3027", rule.GetProperty("aliases").EnumerateArray().Select(a => a.GetString()));
    }

    [Fact]
    public async Task A_preset_lists_its_rules_with_its_severities()
    {
        var run = await CliRun.OfAsync(temp, "rules", "--preset", "hadolint");
        Assert.Matches("DF100 +apt-command +medium", run.Output);
        Assert.DoesNotContain("IM001", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Did you mean 'apt-command'?", "rules", "--alias", "apt-comand")]
    [InlineData("Run 'drydock rules' for all of them.", "rules", "--alias", "something-else-altogether")]
    [InlineData("the preset 'buildkit' has no such rule", "rules", "--alias", "DL3027", "--preset", "buildkit")]
    [InlineData("there is none of that name", "rules", "--preset", "everything")]
    [InlineData("Choose one of text, json.", "rules", "-f", "xml")]
    public async Task What_there_is_not_is_said(string message, params string[] args)
    {
        var run = await CliRun.OfAsync(temp, args);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void Every_rule_has_its_page_in_the_build() =>
        Assert.All(Rules.All, r => Assert.StartsWith($"# {r.Id} {r.Name}\n", RulePages.Find(r), StringComparison.Ordinal));

    [Theory]
    [InlineData("DF100")]
    [InlineData("apt-command")]
    [InlineData("hadolint:DL3027")]
    public async Task A_rule_is_explained_by_its_page(string name)
    {
        var run = await CliRun.OfAsync(temp, "explain", name);
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("DF100 apt-command\n\nA build runs apt", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nFixed\n\n    FROM debian:13\n    RUN apt-get update", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("```", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_neither_a_rule_nor_a_vulnerability_is_an_error()
    {
        var run = await CliRun.OfAsync(temp, "explain", "apt-comand");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("'apt-comand' is no rule, and the database knows no vulnerability of that name", run.Error, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'apt-command'?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_is_broken_to_the_terminal_and_its_headings_are_bold()
    {
        var text = new PageText(useColor: true, width: 20).Of("# A b\n\n- one two three four five\n\n[here](x.md) and [there](https://e.org/a)\n\n```sh\nls    a very long line of code\n```\n");
        Assert.Equal("\e[1mA b\e[0m\n\n- one two three four\n  five\n\nhere and there:\nhttps://e.org/a\n\n    ls    a very long line of code\n", text);
    }

    public void Dispose() => temp.Dispose();
}
