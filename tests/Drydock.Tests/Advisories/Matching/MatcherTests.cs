using System.Collections.Immutable;
using Drydock.Core.Advisories;
using Drydock.Core.Advisories.Matching;
using Drydock.Core.Advisories.Storage;
using Drydock.Core.Inventories;
using Drydock.Oci.Content;
using Drydock.Oci.Layers;
using static Drydock.Tests.Advisories.Matching.SampleDatabase;

namespace Drydock.Tests.Advisories.Matching;

public sealed class MatcherTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData("1.0-1", true)]
    [InlineData("1.0-2", false)]
    [InlineData("1.0-2~bpo1", true)]
    public void A_distribution_is_compared_by_source_and_its_version(string sourceVersion, bool isFound)
    {
        using var database = Of(("debian-tracker", [Advisory("CVE-2099-0001", Fixed("debian:12", "widget", "1.0-2", isSource: true))]));
        var found = Match(database, $"pkg:deb/debian/libwidget1@9.9?distro=debian-12&upstream=widget%40{sourceVersion}");
        Assert.Equal(isFound, found.Length == 1);
        Assert.All(found, v => Assert.Equal(("1.0-2", AdvisoryStatus.Fixed), (v.FixedVersion, v.Status)));
    }

    [Fact]
    public void Another_release_has_other_advisories()
    {
        using var database = Of(("debian-tracker", [Advisory("CVE-2099-0001", Fixed("debian:12", "widget", "2", isSource: true), Fixed("debian:13", "widget", "1", isSource: true))]));
        Assert.Empty(Match(database, "pkg:deb/debian/widget@1.5?distro=debian-13"));
        Assert.Single(Match(database, "pkg:deb/debian/widget@1.5?distro=debian-12"));
    }

    [Fact]
    public void A_binary_statement_is_not_about_the_source_of_the_same_name()
    {
        using var database = Of(("oval", [Advisory("CVE-2099-0001", Fixed("ubuntu:22.04", "widget", "2"))]));
        Assert.Empty(Match(database, "pkg:deb/ubuntu/libwidget1@1?distro=ubuntu-22.04&upstream=widget"));
        Assert.Single(Match(database, "pkg:deb/ubuntu/widget@1?distro=ubuntu-22.04&upstream=other"));
    }

    [Fact]
    public void Where_it_is_fixed_is_said_after_it_was_said_to_be_open()
    {
        using var database = Of(
            ("debian-tracker", [Advisory("CVE-2099-0001", Open("debian:12", "widget", AdvisoryStatus.Affected, isSource: true))]),
            ("debian-changelog", [Advisory("CVE-2099-0001", Fixed("debian:12", "widget", "2", isSource: true))]));
        var found = Assert.Single(Match(database, "pkg:deb/debian/widget@1?distro=debian-12"));
        Assert.Equal(("2", "debian-changelog", 2), (found.FixedVersion, found.Source, found.Evidence.Length));
        Assert.Empty(Match(database, "pkg:deb/debian/widget@2?distro=debian-12"));
    }

    [Fact]
    public void A_publisher_knows_better_than_a_changelog()
    {
        using var database = Of(
            ("debian-changelog", [Advisory("CVE-2099-0001", Fixed("debian:12", "widget", "2", isSource: true))]),
            ("debian-tracker", [Advisory("CVE-2099-0001", Open("debian:12", "widget", AdvisoryStatus.NotAffected, isSource: true))]));
        Assert.Empty(Match(database, "pkg:deb/debian/widget@1?distro=debian-12"));
    }

    [Theory]
    [InlineData(AdvisoryStatus.Affected)]
    [InlineData(AdvisoryStatus.WillNotFix)]
    [InlineData(AdvisoryStatus.Deferred)]
    [InlineData(AdvisoryStatus.UnderInvestigation)]
    [InlineData(AdvisoryStatus.EndOfLife)]
    public void The_vendors_state_is_kept(AdvisoryStatus status)
    {
        using var database = Of(("debian-tracker", [Advisory("CVE-2099-0001", Open("debian:12", "widget", status, isSource: true))]));
        Assert.Equal(status, Assert.Single(Match(database, "pkg:deb/debian/widget@1?distro=debian-12")).Status);
    }

    [Theory]
    [InlineData("pkg:pypi/Wid.get@1.5", true)]
    [InlineData("pkg:pypi/wid_get@1.9.dev1", true)]
    [InlineData("pkg:pypi/wid-get@2.0", false)]
    [InlineData("pkg:pypi/wid-get@0.9", false)]
    [InlineData("pkg:pypi/wid-get@3.1", true)]
    [InlineData("pkg:pypi/wid-get@3.2", false)]
    [InlineData("pkg:pypi/wid-get@7.0.0", true)]
    public void A_language_is_compared_by_spans_and_lists(string purl, bool isFound)
    {
        using var database = Of(("osv", [Advisory("PYSEC-2099-1", new AffectedPackage
        {
            Space = "pypi",
            Name = "wid-get",
            Spans = [new VersionSpan("1.0", "2.0"), new VersionSpan("3.0", null, LastAffected: "3.1")],
            Versions = ["7.0"],
        })]));
        Assert.Equal(isFound, Match(database, purl).Length == 1);
    }

    [Theory]
    [InlineData("pkg:bitnami/widget@1.2.3-4", false)]
    [InlineData("pkg:bitnami/widget@1.2.2-9", true)]
    [InlineData("pkg:bitnami/widget@1.2.3-rc1", true)]
    public void A_build_of_Bitnamis_is_no_pre_release(string purl, bool isFound)
    {
        using var database = Of(("osv", [Advisory("BIT-widget-2099-1", Fixed("bitnami", "widget", "1.2.3"))]));
        Assert.Equal(isFound, Match(database, purl).Length == 1);
    }

    [Fact]
    public void All_names_of_a_vulnerability_are_one_finding()
    {
        using var database = Of(
            ("github", [Advisory("GHSA-aaaa-bbbb-cccc", Fixed("npm", "widget", "2.0.0")) with { Aliases = ["CVE-2099-0001"] }]),
            ("gitlab-community", [Advisory("GMS-2099-1", Fixed("npm", "widget", "2.1.0")) with { Aliases = ["CVE-2099-0001"] }]),
            ("osv", [Advisory("GHSA-dddd-eeee-ffff", Fixed("npm", "widget", "3.0.0"))]));
        var found = Match(database, "pkg:npm/widget@1.0.0");
        Assert.Equal(["CVE-2099-0001", "GHSA-dddd-eeee-ffff"], found.Select(v => v.Id));
        Assert.Equal("GHSA-aaaa-bbbb-cccc GMS-2099-1", string.Join(" ", found[0].Aliases));
        Assert.Equal("2.1.0", found[0].FixedVersion);
        Assert.Equal(["github", "gitlab-community"], found[0].Evidence.Select(e => e.Source).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_update_that_fixes_several_is_a_finding_for_each()
    {
        using var database = Of(("osv", [Advisory("ALSA-2099:1", Fixed("almalinux:9", "widget", "2-1")) with { Covers = ["CVE-2099-0001", "CVE-2099-0002"] }]));
        var found = Match(database, "pkg:rpm/almalinux/widget@1-1?distro=almalinux-9.3");
        Assert.Equal(["CVE-2099-0001", "CVE-2099-0002"], found.Select(v => v.Id));
        Assert.All(found, v => Assert.Equal("ALSA-2099:1", string.Join(" ", v.Aliases)));
    }

    [Fact]
    public void What_was_withdrawn_is_not_found()
    {
        using var database = Of(("osv", [Advisory("GHSA-aaaa-bbbb-cccc", Fixed("npm", "widget", "2.0.0")) with { IsWithdrawn = true }]));
        Assert.Empty(Match(database, "pkg:npm/widget@1.0.0"));
    }

    [Theory]
    [InlineData("nodejs:18", "nodejs:18:8080:abc", true)]
    [InlineData("nodejs:18", "nodejs:16:8080:abc", false)]
    [InlineData("nodejs:18", "", false)]
    [InlineData("", "nodejs:18:8080:abc", false)]
    public void A_module_stream_has_advisories_of_its_own(string module, string label, bool isFound)
    {
        using var database = Of(("csaf-vex", [Advisory("CVE-2099-0001", Fixed("rhel:9", "nodejs", "1:18.9-1") with { Module = module })]));
        var package = Installed("pkg:rpm/redhat/nodejs@18.1-1?distro=rhel-9&epoch=1");
        package = package with { Package = package.Package with { Properties = ImmutableSortedDictionary<string, string>.Empty.Add("modularity-label", label) } };
        Assert.Equal(isFound, Match(database, [package]).Vulnerabilities.Length == 1);
    }

    [Fact]
    public void An_architecture_that_is_not_meant_is_not_affected()
    {
        using var database = Of(("csaf-vex", [Advisory("CVE-2099-0001", Fixed("rhel:9", "widget", "2-1") with { Architectures = ["s390x"] })]));
        Assert.Empty(Match(database, "pkg:rpm/redhat/widget@1-1?distro=rhel-9&arch=x86_64"));
        Assert.Single(Match(database, "pkg:rpm/redhat/widget@1-1?distro=rhel-9&arch=s390x"));
    }

    [Theory]
    [InlineData("1.0-1", "")]
    [InlineData("1.0-1+esm1", "1.0-1+esm2")]
    public void A_paid_channels_fix_is_for_its_packages(string version, string fixedVersion)
    {
        using var database = Of(("ubuntu-cve-tracker",
        [
            Advisory("CVE-2099-0001", Open("ubuntu:18.04", "widget", AdvisoryStatus.EndOfLife, isSource: true), Fixed("ubuntu:18.04", "widget", "1.0-1+esm2", isSource: true) with { Channel = "esm-infra" }),
        ]));
        Assert.Equal(fixedVersion, Assert.Single(Match(database, $"pkg:deb/ubuntu/widget@{version}?distro=ubuntu-18.04")).FixedVersion);
    }

    [Fact]
    public void Headers_of_the_kernel_are_no_kernel()
    {
        using var database = Of(("debian-tracker", [Advisory("CVE-2099-0001", Fixed("debian:12", "linux", "6.2-1", isSource: true))]));
        var result = Match(database, [Installed("pkg:deb/debian/linux-libc-dev@6.1-1?distro=debian-12&upstream=linux"), Installed("pkg:deb/debian/linux-image-6.1.0-9-amd64@6.1-1?distro=debian-12&upstream=linux")]);
        Assert.Equal("linux-image-6.1.0-9-amd64", Assert.Single(result.Vulnerabilities).Package.Name);
        Assert.Equal(GapKind.Skipped, Assert.Single(result.Gaps).Kind);
    }

    [Fact]
    public void What_others_built_is_not_the_distributions()
    {
        using var database = Of(("debian-tracker", [Advisory("CVE-2099-0001", Fixed("debian:12", "nodejs", "99", isSource: true))]));
        var result = Match(database, [Installed("pkg:deb/debian/nodejs@18.1-1nodesource1?distro=debian-12")]);
        Assert.Empty(result.Vulnerabilities);
        Assert.Contains("nodejs", Assert.Single(result.Gaps).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_feed_speaks_of_is_a_gap()
    {
        using var database = Of(("debian-tracker", [Advisory("CVE-2099-0001", Fixed("debian:12", "widget", "2", isSource: true))]));
        var gaps = Match(database, [Installed("pkg:npm/left-pad@1.0.0"), Installed("pkg:npm/right-pad@1.0.0"), Installed("pkg:deb/debian/widget@3?distro=debian-12")]).Gaps;
        Assert.Equal("2 packages were not held against advisories: the database holds no advisories about npm (left-pad, right-pad).", Assert.Single(gaps).Message);
    }

    [Fact]
    public void A_distribution_speaks_for_what_its_packages_brought()
    {
        using var database = Of(
            ("github", [Advisory("GHSA-aaaa-bbbb-cccc", Fixed("pypi", "requests", "2.31.0")) with { Aliases = ["CVE-2099-0001"] }, Advisory("GHSA-dddd-eeee-ffff", Fixed("pypi", "requests", "2.32.0")) with { Aliases = ["CVE-2099-0002"] }]),
            ("alpine-secdb", [Advisory("CVE-2099-0001", Fixed("debian:12", "requests", "2.28.1+dfsg-1+deb12u1", isSource: true))]));
        var owner = Installed("pkg:deb/debian/python3-requests@2.28.1%2Bdfsg-1%2Bdeb12u1?distro=debian-12&upstream=requests");
        var owned = Installed("pkg:pypi/requests@2.28.1") with { OwnedBy = owner.Purl };
        var found = Match(database, [owner, owned]).Vulnerabilities;
        Assert.Equal(["CVE-2099-0001", "CVE-2099-0002"], found.Select(v => v.Id));
        Assert.Equal(owner.Purl, found[0].Covered?.By);
        Assert.Contains("2.28.1+dfsg-1+deb12u1", found[0].Covered!.Reason, StringComparison.Ordinal);
        Assert.Null(found[1].Covered);
    }

    [Fact]
    public void Software_without_a_package_manager_is_matched_by_its_products_name_and_marked()
    {
        using var database = Of(("nvd", [Advisory("CVE-2099-0001", Fixed(Spaces.Cpe, "example:widget", "2.0"), Fixed(Spaces.Cpe, "example:other", "9") with { Channel = "target_sw=wordpress" })]));
        var found = Assert.Single(Match(database, "pkg:generic/widget@1.0"));
        Assert.Equal(Confidence.Cpe, found.Confidence);
        Assert.Empty(Match(database, "pkg:generic/other@1.0"));
    }

    [Fact]
    public void The_vendors_word_comes_before_scores()
    {
        using var database = Of(
            ("debian-tracker", [Advisory("CVE-2099-0001", Fixed("debian:12", "widget", "2", isSource: true) with { Severity = Severity.Low })]),
            ("ubuntu-cve-tracker", [Advisory("CVE-2099-0001") with { Ratings = [new Rating("nvd", Severity.Critical, 9.8, "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H")] }]));
        var found = Assert.Single(Match(database, "pkg:deb/debian/widget@1?distro=debian-12"));
        Assert.Equal((Severity.Low, "debian-tracker"), (found.Severity, found.SeveritySource));
        Assert.Equal(Severity.Critical, Assert.Single(found.Ratings).Severity);
    }

    [Fact]
    public void What_is_exploited_comes_first()
    {
        using var database = Of(
            ("github", [Advisory("CVE-2099-0001", Fixed("npm", "widget", "2")) with { Ratings = [new Rating("ghsa", Severity.Medium)] }, Advisory("CVE-2099-0002", Fixed("npm", "widget", "2")) with { Ratings = [new Rating("ghsa", Severity.Critical)] }]),
            ("kev", [Advisory("CVE-2099-0001") with { KnownExploit = new KnownExploit(Today, Today.AddDays(-1), IsUsedByRansomware: false, "") }]),
            ("epss", [Advisory("CVE-2099-0002") with { Epss = new EpssScore(0.01, 0.5) }]));
        var found = Match(database, "pkg:npm/widget@1.0.0");
        Assert.Equal([51.0, 28.0], found.Select(v => v.Risk));
    }

    [Fact]
    public void A_damaged_shard_is_said_to_be_damaged()
    {
        using var database = Damaged(("osv", [Advisory("CVE-2099-0001", Fixed("npm", "widget", "2"))]));
        Assert.Equal(ErrorCodes.DatabaseDamaged, Assert.Throws<DrydockException>(() => Match(database, "pkg:npm/widget@1.0.0")).Code);
    }

    private static InstalledPackage Installed(string purl) => PurlPackages.Of(Purl.TryParse(purl, out var parsed) ? parsed : throw new ArgumentException(purl));

    private static ImmutableArray<Vulnerability> Match(AdvisoryDatabase database, string purl) => Match(database, [Installed(purl)]).Vulnerabilities;

    private static MatchResult Match(AdvisoryDatabase database, InstalledPackage[] packages) => new Matcher(database, withTexts: true, Today).Match(new Inventory { Packages = [.. packages] });
}
