using System.Text;
using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;
using Drydock.Core.Verdicts.Linting;
using Drydock.Oci.Content;

namespace Drydock.Tests.Verdicts.Linting;

/// <summary>What files say of how Dockerfiles are looked at.</summary>
public sealed class LintConfigTests
{
    private const string Own = """
        lint:
          preset: default@1
          rules: {DL3027: off, relative-workdir: low}
          trusted-registries: [registry.example, "*.corp.example"]
          labels: {org.opencontainers.image.source: url}
          strict-labels: true
          fail-on: high
          inline: false
          exclude: [third-party]
        """;

    [Fact]
    public void Our_own_file_is_read()
    {
        var config = LintConfigParser.Parse(Encoding.UTF8.GetBytes(Own), "drydock.yaml")!;
        var plan = config.ToPlan();
        Assert.DoesNotContain(plan.Rules, r => r.Rule.Info.Id == "DF100");
        Assert.Equal(Severity.Low, plan.Rules.Single(r => r.Rule.Info.Id == "DF001").Severity);
        Assert.Equal(["registry.example", "*.corp.example"], plan.Settings.TrustedRegistries.AsEnumerable());
        Assert.Equal(LabelKind.Url, plan.Settings.Labels["org.opencontainers.image.source"]);
        Assert.True(plan.Settings.AreLabelsStrict);
        Assert.Equal(Severity.High, plan.FailOn);
        Assert.False(plan.AllowsInline);
        Assert.Equal(["third-party"], config.Exclude.AsEnumerable());
    }

    [Fact]
    public void A_policy_may_stand_beside_it_and_a_file_without_it_says_nothing()
    {
        Assert.NotNull(LintConfigParser.Parse("version: 1\nrules: []\nlint: {}"u8, "drydock.yaml"));
        Assert.Null(LintConfigParser.Parse("version: 1\nrules: []"u8, "drydock.yaml"));
    }

    [Fact]
    public void Hadolints_file_is_read_as_it_is()
    {
        var config = HadolintConfig.Parse("""
            ignored: [DL3008, SC1010]
            override:
              error: [DL3027]
              info: DL3000
            trustedRegistries: [docker.io]
            label-schema: {author: text, created: rfc3339}
            strict-labels: true
            failure-threshold: error
            format: json
            """u8, ".hadolint.yaml");
        var plan = config.ToPlan();
        Assert.Equal("hadolint", config.Preset);
        Assert.Equal(Severity.High, plan.Rules.Single(r => r.Rule.Info.Id == "DF100").Severity);
        Assert.Equal(Severity.Low, plan.Rules.Single(r => r.Rule.Info.Id == "DF001").Severity);
        Assert.Equal(Severity.High, plan.FailOn);
        Assert.Equal(LabelKind.Rfc3339, plan.Settings.Labels["created"]);
        Assert.Single(config.Notes);
    }

    [Theory]
    [InlineData("lint: {preset: huge}", "There is no preset 'huge'.")]
    [InlineData("lint: {preset: default@99}", "There is no preset 'default@99'.")]
    [InlineData("lint: {presett: default}", "Did you mean 'preset'?")]
    [InlineData("lint: {rules: {DF001: loud}}", "is never 'loud'")]
    [InlineData("lint: {labels: {a: number}}", "is never 'number'")]
    [InlineData("lint: {custom: [{name: x y, message: m, command: a}]}", "is no name for a rule")]
    [InlineData("lint: {custom: [{name: apt-command, message: m, command: a}]}", "already")]
    [InlineData("lint: {custom: [{name: own-rule, message: m}]}", "is about nothing")]
    [InlineData("lint: {custom: [{name: own-rule, message: m, command: a, instruction: COPY}]}", "which only RUN runs")]
    public void A_mistake_is_told_with_its_place(string text, string message)
    {
        var error = Assert.Throws<DrydockException>(() => LintConfigParser.Parse(Encoding.UTF8.GetBytes(text), "drydock.yaml"));
        Assert.Equal(ErrorCodes.BadPolicy, error.Code);
        Assert.Contains(message, error.Message + error.Hint, StringComparison.Ordinal);
        Assert.Contains("drydock.yaml:1:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_no_rule_has_is_a_mistake_unless_it_is_ShellChecks()
    {
        var error = Assert.Throws<DrydockException>(() => new LintConfig { Changes = [new LintChange("DL3O27", null, "here")] }.ToPlan());
        Assert.Contains("Did you mean 'DL3027'?", error.Hint, StringComparison.Ordinal);
        Assert.NotEmpty(new LintConfig { Changes = [new LintChange("SC9999", null, "here")] }.ToPlan().Rules);
    }

    [Theory]
    [InlineData("{name: no-curl, message: Use wget, command: curl}", "RUN curl -o a http://x && sudo /usr/bin/curl b", 2)]
    [InlineData("{name: no-k, message: Check certificates, command: [curl, wget], option: [-k, --no-check-certificate]}", "RUN curl -sk a; wget --no-check-certificate b; curl a", 2)]
    [InlineData("{name: no-http, message: Use https, command: curl, argument: 'http://*', without: --proxy}", "RUN curl http://a; curl https://b; curl --proxy p http://c", 1)]
    [InlineData("{name: own-mirror, message: Use the mirror, instruction: FROM, argument: 'docker.io/*'}", "FROM docker.io/library/alpine:3\nFROM mirror.example/alpine:3", 1)]
    [InlineData("{name: no-arm, message: No, instruction: from, flag: 'platform=linux/arm*'}", "FROM --platform=linux/arm64 a:1\nFROM --platform=linux/amd64 a:1", 1)]
    [InlineData("{name: no-env, message: No, instruction: [ENV, ARG], argument: 'DEBUG=*'}", "ENV DEBUG=1 A=2\nARG DEBUG=0\nLABEL DEBUG=1", 2)]
    public void A_project_declares_its_own_rules(string rule, string dockerfile, int found)
    {
        var config = LintConfigParser.Parse(Encoding.UTF8.GetBytes($"lint: {{custom: [{rule}]}}"), "drydock.yaml")!;
        var name = config.Own[0].Info.Name;
        var linted = new Linter(config.ToPlan()).Lint(DockerfileParser.Parse("Dockerfile", $"FROM scratch\n{dockerfile}\n"), null);
        Assert.Equal(found, linted.Findings.Count(f => f.Rule.Id == name));
    }

    [Fact]
    public void An_own_rule_mends()
    {
        var config = LintConfigParser.Parse("lint: {custom: [{name: own-mirror, message: Use it, instruction: FROM, argument: alpine:3, replacement: 'mirror.example/alpine:3'}]}"u8, "drydock.yaml")!;
        var plan = config.ToPlan();
        var only = plan with { Rules = [.. plan.Rules.Where(r => r.Rule.Info.Id == "own-mirror")] };
        var mended = new LintFixer(new Linter(only), Core.Findings.Applicability.Unsafe).Fix(DockerfileParser.Parse("Dockerfile", "FROM alpine:3 AS a # no comment\nFROM alpine:3\n"), null);
        Assert.StartsWith("FROM mirror.example/alpine:3 AS a", mended.Text, StringComparison.Ordinal);
        Assert.Empty(new Linter(only).Lint(DockerfileParser.Parse("Dockerfile", mended.Text), null).Findings);
    }
}
