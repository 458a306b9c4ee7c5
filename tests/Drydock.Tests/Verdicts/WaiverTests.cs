using System.Collections.Immutable;
using System.Text;
using Drydock.Core.Advisories;
using Drydock.Core.Findings;
using Drydock.Core.Verdicts;
using Drydock.Core.Verdicts.Waivers;
using Drydock.Oci.Content;
using Drydock.Oci.Layers;
using Drydock.Tests.Fuzz;

namespace Drydock.Tests.Verdicts;

/// <summary>Exceptions: our own and those of other tools, what they reach and what is said when they are over or idle.</summary>
public sealed class WaiverTests
{
    [Theory]
    [InlineData("id: CVE-2099-0001")]
    [InlineData("id: [CVE-1, GHSA-aaaa-bbbb-cccc]")]
    [InlineData("id: cve-2099-0001, package: pkg:deb/debian/libssl3")]
    [InlineData("id: CVE-2099-0001, package: 'pkg:deb/libssl*'")]
    [InlineData("id: CVE-2099-0001, package: 'pkg:deb/debian/libssl3@3.0.*'")]
    [InlineData("id: CVE-2099-0001, package: 'pkg:deb/debian/libssl3?arch=amd64&distro=debian-12.5'")]
    [InlineData("id: CVE-2099-0001, package: 'pkg:deb/debian/openssl?arch=source'")]
    [InlineData("id: CVE-2099-0001, package: [curl, libssl3]")]
    [InlineData("id: CVE-2099-0001, path: /var/lib/*")]
    [InlineData("rule: known-vulnerability, id: CVE-2099-0001")]
    public void A_waiver_reaches_what_it_names(string what)
    {
        var verdict = Judge($"[{{{what}, reason: not reachable, owner: web, expires: 2026-06-15, justification: component_not_present}}]", SampleFindings.Vulnerability());
        var suppression = Assert.Single(verdict.Decisions).Suppression;
        Assert.Equal(new Suppression(SuppressionKind.Waiver, "web", "not reachable", SampleFindings.Today) { Place = "waivers.yaml:1", Justification = "component_not_present" }, suppression);
        Assert.Equal(Outcome.Pass, verdict.Outcome);
        Assert.Empty(verdict.Notices);
    }

    [Theory]
    [InlineData("id: CVE-2099-0002")]
    [InlineData("id: CVE-2099-0001, package: pkg:npm/libssl3")]
    [InlineData("id: CVE-2099-0001, package: pkg:deb/ubuntu/libssl3")]
    [InlineData("id: CVE-2099-0001, package: pkg:deb/debian/libssl3@3.0.12-1")]
    [InlineData("id: CVE-2099-0001, package: 'pkg:deb/debian/libssl3?arch=arm64'")]
    [InlineData("id: CVE-2099-0001, package: openssl")]
    [InlineData("id: CVE-2099-0001, path: opt/*")]
    public void A_waiver_reaches_nothing_else_and_that_is_said(string what)
    {
        var verdict = Judge($"[{{{what}, reason: x, owner: web, expires: never}}]", SampleFindings.Vulnerability());
        Assert.Equal(Outcome.Fail, verdict.Outcome);
        var notice = Assert.Single(verdict.Notices);
        Assert.Equal((NoticeKind.UnmatchedWaiver, "waivers.yaml:1"), (notice.Kind, notice.Place));
    }

    [Fact]
    public void A_waiver_that_is_over_waives_no_more()
    {
        var verdict = Judge("[{id: CVE-2099-0001, reason: x, owner: web, expires: 2026-06-14}]", SampleFindings.Vulnerability());
        Assert.Equal(Outcome.Fail, verdict.Outcome);
        Assert.Equal("The waiver of CVE-2099-0001 by web ended on 2026-06-14, and what it waived counts again.", Assert.Single(verdict.Notices).Message);
    }

    [Fact]
    public void Rules_gaps_packages_and_the_image_are_waived_too()
    {
        var verdict = Gate.Decide(SampleFindings.Input(SampleFindings.Rule("IM003", Severity.Critical, "usr/bin/su")) with
        {
            Gaps = [new Gap("app/x.jar", GapKind.Malformed, "cut short")],
            Policy = PolicyText.Read("rules: [{name: left, for: packages, when: package.name == 'left-pad', then: fail}, {name: old, for: image, when: true, then: fail}]"),
            Waivers = Read("[{rule: [setuid-file], path: usr/*, reason: a, owner: o, expires: never}, {rule: gap, path: '*.jar', reason: b, owner: o, expires: never}, {rule: left, reason: c, owner: o, expires: never}, {rule: old, reason: d, owner: o, expires: never}]"),
        });
        Assert.Equal(Outcome.Pass, verdict.Outcome);
        Assert.Equal(["a", "b"], verdict.Decisions.Select(d => d.Suppression?.Why));
        Assert.Equal([NoticeKind.Package, NoticeKind.Image], verdict.Notices.Select(n => n.Kind));
        Assert.All(verdict.Notices, n => Assert.Contains("waived by o", n.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void The_plain_list_of_Trivy_is_read()
    {
        var waivers = Read("""
            # Accepted: the feature is off
            # (see the ticket)
            CVE-2099-0001

            CVE-2099-0002 exp:2026-06-15 # until the release
            AVD-DS-0026
            """, ".trivyignore");
        Assert.Equal([("CVE-2099-0001", "Accepted: the feature is off (see the ticket)", null), ("CVE-2099-0002", "until the release", new DateOnly(2026, 6, 14)), ("AVD-DS-0026", "no reason is given", (DateOnly?)null)],
            waivers.Select(w => (w.Names[0], w.Reason, w.Expires)));
        var verdict = Gate.Decide(SampleFindings.Input(SampleFindings.Vulnerability(), SampleFindings.Vulnerability("CVE-2099-0002", with: v => v with { Aliases = [] }), SampleFindings.Rule("IM002")) with { Waivers = waivers });
        Assert.Equal([SuppressionKind.Waiver, null, SuppressionKind.Waiver], verdict.Decisions.Select(d => d.Suppression?.Kind));
        Assert.Equal(["1 of 3 entries of '.trivyignore' are over."], verdict.Notices.Select(n => n.Message));
    }

    [Fact]
    public void The_file_of_Trivy_is_read()
    {
        var waivers = Read("""
            vulnerabilities:
              - id: CVE-2099-0001
                purls: ["pkg:deb/debian/libssl3"]
                statement: not reachable
                expired_at: 2026-12-31T00:00:00Z
              - id: CVE-2099-0001
                paths: [opt/**]
            misconfigurations:
              - id: DS026
            secrets: []
            """, ".trivyignore.yaml");
        var verdict = Gate.Decide(SampleFindings.Input(SampleFindings.Vulnerability(), SampleFindings.Rule("IM002")) with { Waivers = waivers });
        Assert.All(verdict.Decisions, d => Assert.Equal(SuppressionKind.Waiver, d.Suppression?.Kind));
        Assert.Equal((new DateOnly(2026, 12, 30), "not reachable"), (verdict.Decisions[0].Suppression?.Until, verdict.Decisions[0].Suppression?.Why));
        Assert.Equal("1 of 3 entries of '.trivyignore.yaml' waive nothing in this image.", Assert.Single(verdict.Notices).Message);
    }

    [Theory]
    [InlineData("vulnerability: CVE-2099-0001", true)]
    [InlineData("vulnerability: CVE-2099-0001, fix-state: fixed, package: {name: libssl3, version: 3.0.11-1, type: deb, location: /var/lib/**}", true)]
    [InlineData("package: {name: libssl3}", true)]
    [InlineData("vulnerability: CVE-2099-0001, fix-state: not-fixed", false)]
    [InlineData("vulnerability: CVE-2099-0001, fix-state: wont-fix", false)]
    [InlineData("package: {language: python}", false)]
    [InlineData("package: {name: libssl3, version: 3.0.12-1}", false)]
    public void The_ignores_of_grype_are_read(string entry, bool isWaived)
    {
        var (waivers, notices) = WaiverFiles.Read(Encoding.UTF8.GetBytes($"check-for-app-update: false\nignore:\n  - {{{entry}}}"), ".grype.yaml");
        Assert.Empty(notices);
        Assert.Equal(isWaived, Gate.Decide(SampleFindings.Input(SampleFindings.Vulnerability()) with { Waivers = waivers }).Decisions[0].Suppression is not null);
    }

    [Theory]
    [InlineData("vulnerability: CVE-1, namespace: 'debian:distro:debian:12'", "'namespace'")]
    [InlineData("vulnerability: CVE-1, vex-status: not_affected", "'vex-status'")]
    [InlineData("package: {name: a, upstream-name: b}", "'package.upstream-name'")]
    [InlineData("package: {language: cobol}", "language 'cobol'")]
    [InlineData("vulnerability: CVE-1, fix-state: perhaps", "fix-state 'perhaps'")]
    [InlineData("reason: all of it", "without any condition")]
    public void What_has_no_counterpart_here_has_no_effect_and_is_told(string entry, string message)
    {
        var (waivers, notices) = WaiverFiles.Read(Encoding.UTF8.GetBytes($"ignore:\n  - {{{entry}}}"), ".grype.yaml");
        Assert.Empty(waivers);
        Assert.Contains(message, Assert.Single(notices).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CVE-1 exp:tomorrow", ".trivyignore", ".trivyignore:1:11")]
    [InlineData("vulnerabilities:\n  - id: CVE-1\n    expired_at: soon", ".trivyignore.yaml", ".trivyignore.yaml:3:17")]
    [InlineData("vulnerabilities:\n  - purls: [x]", ".trivyignore.yaml", ".trivyignore.yaml:2:5")]
    [InlineData("waivers: [{id: CVE-1}]", "w.yaml", "w.yaml:1:11")]
    [InlineData("policy: []", "w.yaml", "w.yaml:1:1")]
    [InlineData("just a sentence: {", "w.yaml", "w.yaml:")]
    public void A_mistake_has_its_place(string text, string name, string place) =>
        Assert.Contains(place, Assert.Throws<DrydockException>(() => Read(text, name)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_key_without_a_value_is_a_mistake()
    {
        // The YAML library takes these bytes for a map with a key and nothing else.
        byte[] bytes =
        [
            0x23, 0x38, 0x38, 0x38, 0x38, 0x38, 0x38, 0x38, 0x38, 0x3C, 0x38, 0x38, 0x38, 0xDB, 0xDB, 0xDB, 0xDB, 0xDB, 0xDB, 0xDB, 0xDB, 0xDB, 0xDB, 0xDB, 0xDB, 0xDB, 0xDB, 0xDB, 0xDB, 0xDB, 0xDB, 0x00, 0x00, 0x3A, 0x00, 0x00, 0x00, 0x00, 0x00, 0xFE, 0xDB, 0xDB, 0xDB, 0xDB, 0xDB, 0xDB, 0xDB
        ];
        Assert.Contains("w.yaml", Assert.Throws<DrydockException>(() => WaiverFiles.Read(bytes, "w.yaml")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_of_waivers_survive_spoiling() => Fuzzer.Run("waivers", Parse,
    [
        "[{id: CVE-1, package: 'pkg:npm/a*', path: x/*, reason: a, owner: b, expires: 2026-12-31}]"u8.ToArray(),
        "# why\nCVE-2099-0001 exp:2026-12-31 # x\nDS026\n"u8.ToArray(),
        "vulnerabilities:\n - id: a\n   purls: [pkg:npm/a]\n   expired_at: 2026-12-31\n"u8.ToArray(),
        "ignore:\n - vulnerability: a\n   package: {name: b, type: npm, location: /a/**}\n"u8.ToArray(),
    ], allocationFactor: 512);

    private static void Parse(ReadOnlySpan<byte> input)
    {
        foreach (var name in (string[])["w", "w.yaml", ".trivyignore"])
        {
            try
            {
                _ = WaiverFiles.Read(input.ToArray(), name);
            }
            catch (DrydockException)
            {
                // An answer as good as any.
            }
        }
    }

    private static Verdict Judge(string yaml, Finding finding) => Gate.Decide(SampleFindings.Input(finding) with { Waivers = Read(yaml) });

    private static ImmutableArray<Waiver> Read(string text, string name = "waivers.yaml") => WaiverFiles.Read(Encoding.UTF8.GetBytes(text), name).Waivers;
}
