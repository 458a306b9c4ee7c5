using Drydock.Core.Advisories;
using Drydock.Core.Findings;
using Drydock.Core.Verdicts.Linting;

namespace Drydock.Tests.Verdicts.Linting;

/// <summary>Which rules a preset has.</summary>
public sealed class LintPresetTests
{
    [Fact]
    public void Larger_presets_have_what_smaller_ones_have()
    {
        var sizes = new[] { "minimal", "default", "strict" }.Select(n => LintPresets.Find(n)!.Value.Select(r => r.Rule.Info.Id).ToHashSet(StringComparer.Ordinal)).ToList();
        Assert.True(sizes[0].IsSubsetOf(sizes[1]));
        Assert.True(sizes[1].IsSubsetOf(sizes[2]));
        Assert.DoesNotContain(LintPresets.Find("strict")!.Value, r => r.Rule.Info.Tier == RuleTier.OnRequest);
    }

    [Fact]
    public void A_pinned_preset_gets_no_newer_rule() =>
        Assert.All(LintPresets.Names, n => Assert.All(LintPresets.Find($"{n}@1")!.Value, r => Assert.Equal(1, r.Rule.Info.Since)));

    [Theory]
    [InlineData("huge")]
    [InlineData("default@0")]
    [InlineData("default@2147483648")]
    [InlineData("default@")]
    [InlineData("Default")]
    public void What_is_no_preset_is_none(string name) => Assert.Null(LintPresets.Find(name));

    [Fact]
    public void Hadolints_preset_has_every_code_of_hadolint_with_its_severity_and_nothing_else()
    {
        var preset = LintPresets.Find("hadolint")!.Value;
        Assert.All(preset, r => Assert.Contains(r.Rule.Info.Aliases, a => a.StartsWith("hadolint:", StringComparison.Ordinal) || a.StartsWith("shellcheck:", StringComparison.Ordinal)));
        Assert.Equal(Severity.High, preset.Single(r => RuleNames.Means("DL3000", r.Rule.Info)).Severity);
        Assert.Equal(Severity.Medium, preset.Single(r => RuleNames.Means("DL3027", r.Rule.Info)).Severity);
    }

    [Theory]
    [InlineData("DF100", "DF100")]
    [InlineData("df100", "DF100")]
    [InlineData("apt-command", "DF100")]
    [InlineData("DL3027", "DF100")]
    [InlineData("hadolint:DL3027", "DF100")]
    [InlineData("CKV_DOCKER_9", "DF100")]
    [InlineData("DS-0009", "DF001")]
    [InlineData("AVD-DS-0009", "DF001")]
    [InlineData("DS009", "DF001")]
    [InlineData("workdirrelativepath", "DF001")]
    public void A_rule_is_found_by_any_of_its_names(string name, string id) => Assert.Equal(id, Assert.Single(RuleNames.Find(name)).Info.Id);
}
