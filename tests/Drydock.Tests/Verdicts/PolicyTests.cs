using System.Text;
using Drydock.Core.Advisories;
using Drydock.Core.Verdicts;
using Drydock.Core.Verdicts.Policies;
using Drydock.Core.Verdicts.Yaml;
using Drydock.Oci.Content;
using Drydock.Oci.Layers;
using Drydock.Tests.Fuzz;

namespace Drydock.Tests.Verdicts;

/// <summary>What policy files mean, and what is refused in them and where.</summary>
public sealed class PolicyTests
{
    private const string Whole = """
        version: 1
        extends: strict
        rules:
          - name: new-medium
            when: severity >= medium and fixable
            then: fail
            grace: 30d
            reason: fixes are due within a month
          - name: no-copyleft
            for: packages
            when: licenses matches ["WTF*", 'AGPL*']
            then: warn
          - name: our-bases
            for: image
            when: >
              not image.base matches
              "registry.example.com/*"
            then: fail
          - { name: docs, when: 'path matches "usr/share/doc/*"', then: ignore, reason: never run }
        severity: { IM003: low, CVE-2099-0009: info }
        waivers:
          - id: CVE-2099-0001
            package: pkg:deb/debian/libssl3
            reason: not reachable
            owner: web team
            expires: 2026-12-31
        database: { max-age: 2w, stale: warn, missing: fail }
        gaps: warn
        """;

    [Theory]
    [InlineData("default", "pass")]
    [InlineData("strict", "fail")]
    [InlineData("hardened", "fail")]
    [InlineData("none", "pass")]
    public void The_presets_differ_in_what_a_high_fixable_one_leads_to(string preset, string outcome)
    {
        var verdict = Gate.Decide(SampleFindings.Input(SampleFindings.Vulnerability(with: v => v with { Severity = Severity.High, KnownExploit = null })) with { Policy = Presets.Find(preset)! });
        Assert.Equal(outcome, Kebab.Of(verdict.Outcome));
        Assert.Equal(preset, verdict.Policy);
        Assert.Equal(preset == "default" ? Outcome.Warn : preset == "none" ? Outcome.Pass : Outcome.Fail, verdict.Decisions[0].Outcome);
    }

    [Theory]
    [InlineData("none", Severity.High, Outcome.Pass)]
    [InlineData("default", Severity.High, Outcome.Warn)]
    [InlineData("default", Severity.Medium, Outcome.Pass)]
    [InlineData("strict", Severity.High, Outcome.Fail)]
    [InlineData("hardened", Severity.Low, Outcome.Fail)]
    public void The_presets_differ_in_what_a_secret_leads_to(string preset, Severity severity, Outcome outcome) =>
        Assert.Equal(outcome, Gate.Decide(SampleFindings.Input(SampleFindings.Rule("SC001", severity, "app/.env")) with { Policy = Presets.Find(preset)! }).Decisions[0].Outcome);

    [Fact]
    public void Hardened_says_what_nobody_looked_at()
    {
        var verdict = Gate.Decide(SampleFindings.Input() with { Policy = Presets.Find("hardened")! });
        Assert.Equal(Outcome.Incomplete, verdict.Outcome);
        Assert.Contains("SBOM", Assert.Single(verdict.Notices).Message, StringComparison.Ordinal);
        Assert.Equal(Outcome.Fail, Gate.Decide(SampleFindings.Input(SampleFindings.Rule("IM003", path: "bin/su")) with { Policy = Presets.Find("hardened")! }).Outcome);
    }

    [Fact]
    public void A_file_says_all_there_is_to_say()
    {
        var policy = PolicyText.Read(Whole);
        Assert.Equal(["new-medium", "no-copyleft", "our-bases", "docs", "known-exploited"], policy.Rules.Take(5).Select(r => r.Name));
        Assert.Equal((14, Outcome.Warn, Outcome.Fail, Outcome.Warn), (policy.MaxAge, policy.StaleDatabase, policy.MissingDatabase, policy.Gaps));
        Assert.Equal("drydock.yaml:22", Assert.Single(policy.Waivers).Place);
    }

    [Fact]
    public void The_worst_rule_that_holds_decides_and_a_rule_of_the_same_name_takes_the_inherited_ones_place()
    {
        const string Yaml = """
            rules:
              - { name: known-exploited, when: kev, then: warn }
              - { name: critical, when: false, then: fail }
            """;
        Assert.Equal(Outcome.Warn, PolicyText.Judge(Yaml, SampleFindings.Vulnerability()).Decisions[0].Outcome);
        Assert.Equal(Outcome.Fail, PolicyText.Judge("rules: [{name: x, when: kev, then: warn}]", SampleFindings.Vulnerability()).Decisions[0].Outcome);
    }

    [Theory]
    [InlineData("21d", Outcome.Warn, "2026-06-15")]
    [InlineData("20d", Outcome.Fail, null)]
    [InlineData("100y", Outcome.Warn, "2126-05-01")]
    public void A_newly_published_vulnerability_has_time(string grace, Outcome outcome, string? until)
    {
        var verdict = PolicyText.Judge($"{{extends: none, rules: [{{name: x, when: kev, then: fail, grace: {grace}}}]}}", SampleFindings.Vulnerability());
        Assert.Equal(outcome, verdict.Decisions[0].Outcome);
        Assert.Equal(until, verdict.Decisions[0].GraceUntil?.ToString("yyyy-MM-dd"));
    }

    [Fact]
    public void What_has_no_date_has_no_grace() =>
        Assert.Equal(Outcome.Fail, PolicyText.Judge("{extends: none, rules: [{name: x, when: kev, then: fail, grace: 1y}]}", SampleFindings.Vulnerability(with: v => v with { Published = null })).Outcome);

    [Fact]
    public void What_a_rule_ignores_stays_with_its_reason()
    {
        var decision = PolicyText.Judge("rules: [{name: docs, when: 'package.type == \"deb\"', then: ignore, reason: never run}]", SampleFindings.Vulnerability()).Decisions[0];
        Assert.Equal((Outcome.Pass, "docs"), (decision.Outcome, decision.Rule));
        Assert.Equal(new Suppression(SuppressionKind.Policy, "docs", "never run") { Place = "drydock.yaml:1" }, decision.Suppression);
    }

    [Theory]
    [InlineData("CVE-2099-0001")]
    [InlineData("ghsa-aaaa-bbbb-cccc")]
    public void The_policy_has_its_own_word_on_severity(string name)
    {
        var decision = PolicyText.Judge($"{{extends: none, severity: {{{name}: low}}, rules: [{{name: x, when: severity == low, then: fail}}]}}", SampleFindings.Vulnerability()).Decisions[0];
        Assert.Equal((Outcome.Fail, (Severity?)Severity.Low), (decision.Outcome, decision.Severity));
    }

    [Fact]
    public void Packages_and_the_image_are_judged_too()
    {
        var verdict = PolicyText.Judge("""
            rules:
              - { name: copyleft, for: packages, when: 'licenses contains "wtfpl"', then: fail }
              - { name: old, for: image, when: 'distro.version == "12"', then: warn, reason: it is old }
            """);
        Assert.Equal(Outcome.Fail, verdict.Outcome);
        Assert.Equal([NoticeKind.Package, NoticeKind.Image], verdict.Notices.Select(n => n.Kind));
        Assert.Equal("pkg:npm/left-pad@1.3.0 (WTFPL, MIT): rule 'copyleft' fails it (licenses contains \"wtfpl\").", verdict.Notices[0].Message);
        Assert.Equal("The image: rule 'old' warns of it, because it is old.", verdict.Notices[1].Message);
    }

    [Theory]
    [InlineData("ignore", Outcome.Pass)]
    [InlineData("warn", Outcome.Pass)]
    [InlineData("incomplete", Outcome.Incomplete)]
    [InlineData("fail", Outcome.Fail)]
    public void The_policy_says_what_a_gap_leads_to(string word, Outcome outcome) => Assert.Equal(outcome, Gate.Decide(SampleFindings.Input() with
    {
        Gaps = [new Gap("x", GapKind.Malformed, "bad")],
        Policy = PolicyText.Read($"gaps: {word}"),
    }).Outcome);

    [Theory]
    [InlineData("high,fixable", Outcome.Fail)]
    [InlineData("high,not fixable", Outcome.Pass)]
    [InlineData("critical,epss>0.5", Outcome.Pass)]
    [InlineData("package.name in ['a','libssl3'],kev", Outcome.Fail)]
    [InlineData("false", Outcome.Pass)]
    public void Fail_on_fails_exactly_on_what_it_says(string option, Outcome outcome)
    {
        var verdict = Gate.Decide(SampleFindings.Input(SampleFindings.Vulnerability()) with { Policy = FailOn.Apply(Policy.Default, [option]) });
        Assert.Equal(outcome, verdict.Outcome);
        Assert.NotEqual(Outcome.Pass, verdict.Decisions[0].Outcome);
    }

    [Fact]
    public void Fail_on_twice_means_or() => Assert.Equal(Outcome.Fail, Gate.Decide(SampleFindings.Input(SampleFindings.Vulnerability()) with { Policy = FailOn.Apply(Policy.Default, ["medium,not fixable", "kev"]) }).Outcome);

    [Theory]
    [InlineData("hihg", "'high'")]
    [InlineData("high,", "A field")]
    [InlineData("", "A field")]
    public void Fail_on_tells_mistakes(string option, string hint)
    {
        var error = Assert.Throws<DrydockException>(() => FailOn.Apply(Policy.Default, [option]));
        Assert.Equal(ErrorCodes.BadArgument, error.Code);
        Assert.Contains(hint, error.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("version: 2", "drydock.yaml:1:10", "newer")]
    [InlineData("ruels: []", "drydock.yaml:1:1", "'rules'")]
    [InlineData("- a", "drydock.yaml:1:1", "keys are")]
    [InlineData("rules: x", "drydock.yaml:1:8", "'-'")]
    [InlineData("rules:\n  - nmae: a", "drydock.yaml:2:5", "'name'")]
    [InlineData("rules:\n  - {name: a, then: fail}", "drydock.yaml:2:5", "")]
    [InlineData("rules:\n  - {name: a, when: kev, then: explode}", "drydock.yaml:2:32", "fail, incomplete")]
    [InlineData("rules:\n  - {name: a, when: kev, then: ignore}", "drydock.yaml:2:5", "reason")]
    [InlineData("rules:\n  - {name: a, when: kev, then: warn, grace: 3d}", "drydock.yaml:2:45", "leave it out")]
    [InlineData("rules:\n  - {name: a, for: image, when: true, then: ignore, reason: x}", "drydock.yaml:2:5", "waive")]
    [InlineData("rules:\n  - {name: a, when: kev, then: fail, grace: soon}", "drydock.yaml:2:45", "30d")]
    [InlineData("rules:\n  - {name: a, when: kev, then: fail}\n  - {name: a, when: kev, then: fail}", "drydock.yaml:3:5", "")]
    [InlineData("rules:\n  - name: a\n    then: fail\n    when: sevrity >= high", "drydock.yaml:4:11", "'severity'")]
    [InlineData("rules:\n  - name: a\n    then: fail\n    when: 'kev and sevrity >= high'", "drydock.yaml:4:20", "'severity'")]
    [InlineData("rules:\n  - name: a\n    then: fail\n    when: kev and\n      sevrity >= high", "drydock.yaml:5:7", "'severity'")]
    [InlineData("rules:\n  - name: a\n    then: fail\n    when: |\n      kev and\n      not sevrity >= high", "drydock.yaml:6:11", "'severity'")]
    [InlineData("rules:\n  - name: a\n    then: fail\n    when: >-\n        kev and\n        not sevrity >= high", "drydock.yaml:6:13", "'severity'")]
    [InlineData("severity: {IM003: hihg}", "drydock.yaml:1:19", "'high'")]
    [InlineData("database: {max-age: 0x7}", "drydock.yaml:1:21", "30d")]
    [InlineData("gaps: [fail]", "drydock.yaml:1:7", "")]
    [InlineData("a: &x 1", "drydock.yaml:1:4", "Write it out")]
    [InlineData("a: *x", "drydock.yaml:1:4", "Write it out")]
    [InlineData("gaps: !!str warn", "drydock.yaml:1:7", "Leave it out")]
    [InlineData("gaps: warn\ngaps: fail", "drydock.yaml:2:1", "")]
    [InlineData("gaps: warn\n---\ngaps: fail", "drydock.yaml:2:1", "one document")]
    [InlineData("rules: [", "drydock.yaml:2:1", "")]
    [InlineData("\ttabs: no", "drydock.yaml:1:", "")]
    [InlineData("waivers: [{rule: IM003, reason: x, owner: y}]", "drydock.yaml:1:11", "never")]
    [InlineData("waivers: [{rule: IM003, owner: y, expires: never}]", "drydock.yaml:1:11", "Say why")]
    [InlineData("waivers: [{rule: IM003, reason: x, expires: never}]", "drydock.yaml:1:11", "answers")]
    [InlineData("waivers: [{package: a, reason: x, owner: y, expires: never}]", "drydock.yaml:1:11", "then: ignore")]
    [InlineData("waivers: [{id: CVE-1, reason: x, owner: y, expires: 31.12.2026}]", "drydock.yaml:1:53", "2026-12-31")]
    [InlineData("waivers: [{id: CVE-1, package: 'pkg:', reason: x, owner: y, expires: never}]", "drydock.yaml:1:33", "pkg:npm")]
    [InlineData("waivers: [{id: CVE-1, justification: because, reason: x, owner: y, expires: never}]", "drydock.yaml:1:38", "component_not_present")]
    public void A_mistake_has_its_place_and_a_cure(string yaml, string place, string hint)
    {
        var error = PolicyText.Refused(yaml);
        Assert.Equal(ErrorCodes.BadPolicy, error.Code);
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
        Assert.Contains(hint, error.Hint, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Hostile() => new()
    {
        { "a: " + new string('[', 100_000), "More than 24" },
        { new string('#', YamlFile.MaxSize + 1), "larger than" },
        { "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]", "Anchors" },
        { "a: [" + string.Concat(Enumerable.Repeat("1,", 150_000)) + "]", "items" },
        { string.Concat(Enumerable.Range(0, 200).Select(i => new string(' ', i) + "a:\n")), "More than 24" },
    };

    [Theory(Timeout = 5000)]
    [MemberData(nameof(Hostile), DisableDiscoveryEnumeration = true)]
    public async Task What_is_deep_large_or_refers_to_itself_is_refused_soon(string yaml, string message) =>
        await Task.Run(() => Assert.Contains(message, PolicyText.Refused(yaml).Message, StringComparison.Ordinal));

    [Fact]
    public void A_policy_survives_spoiling() => Fuzzer.Run("policy", Parse, [Encoding.UTF8.GetBytes(Whole)], allocationFactor: 512);

    [Fact]
    public async Task Policies_extend_each_other_and_import_waivers()
    {
        using var folder = new TempFolder();
        folder.Write("org.yaml", "extends: strict\nrules: [{name: org, when: kev, then: warn}]\nimport: sub/.trivyignore\ngaps: fail");
        folder.Write("team.yaml", "extends: org.yaml\nrules: [{name: team, when: fixable, then: fail}]\nwaivers: [{rule: IM003, reason: x, owner: y, expires: never}]");
        folder.Write("sub/.trivyignore", "CVE-2099-0001\n");
        var policy = await PolicyFiles.ReadAsync(Path.Join(folder.Root, "team.yaml"), default);
        Assert.Equal(["team", "org", "known-exploited"], policy.Rules.Take(3).Select(r => r.Name));
        Assert.Equal(["IM003", "CVE-2099-0001"], policy.Waivers.Select(w => w.Names[0]));
        Assert.Equal(Outcome.Fail, policy.Gaps);
    }

    [Fact]
    public async Task A_policy_that_extends_itself_or_nothing_is_refused()
    {
        using var folder = new TempFolder();
        folder.Write("self.yaml", "extends: self.yaml");
        folder.Write("gone.yaml", "extends: hardend");
        Assert.Contains("extend each other", (await Assert.ThrowsAsync<DrydockException>(() => PolicyFiles.ReadAsync(Path.Join(folder.Root, "self.yaml"), default))).Message, StringComparison.Ordinal);
        Assert.Contains("'hardened'", (await Assert.ThrowsAsync<DrydockException>(() => PolicyFiles.ReadAsync(Path.Join(folder.Root, "gone.yaml"), default))).Hint, StringComparison.Ordinal);
        Assert.Contains("'strict'", (await Assert.ThrowsAsync<DrydockException>(() => PolicyFiles.ReadAsync("strct", default))).Hint, StringComparison.Ordinal);
    }

    private static void Parse(ReadOnlySpan<byte> input)
    {
        try
        {
            _ = PolicyParser.Parse(input, "fuzz");
        }
        catch (DrydockException)
        {
            // An answer as good as any.
        }
    }
}
