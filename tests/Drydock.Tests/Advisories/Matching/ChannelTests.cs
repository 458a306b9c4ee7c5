using System.Collections.Immutable;
using Drydock.Core.Advisories;
using Drydock.Core.Advisories.Matching;
using Drydock.Core.Inventories;
using static Drydock.Tests.Advisories.Matching.SampleDatabase;

namespace Drydock.Tests.Advisories.Matching;

public sealed class ChannelTests
{
    [Theory]
    [InlineData("1-22.el8_6.4", false, "")]
    [InlineData("1-22.el8_6.5", false, "")]
    [InlineData("1-22.el8_6.3", true, "1-30.el8_8")]
    [InlineData("1-22.el8", true, "1-30.el8_8")]
    [InlineData("1-25.el8_7", true, "1-30.el8_8")]
    [InlineData("1-30.el8_8", false, "")]
    public void A_package_that_holds_its_minor_releases_own_fix_is_not_affected(string version, bool isFound, string fixedVersion)
    {
        var eus = Fixed("rhel:8", "widget", "1-22.el8_6.4") with { Channel = "eus-8.6" };
        var found = Match("csaf-vex", [Fixed("rhel:8", "widget", "1-30.el8_8"), eus], $"pkg:rpm/redhat/widget@{version}?distro=rhel-8.6");
        Assert.Equal(isFound ? [fixedVersion] : [], found.Select(v => v.FixedVersion));
    }

    [Fact]
    public void Where_only_a_channel_is_mended_the_plain_release_is_not_said_to_be()
    {
        var aus = Fixed("rhel:8", "widget", "1-22.el8_6.4") with { Channel = "aus-8.6" };
        Assert.Equal("", Assert.Single(Match("csaf-vex", [Open("rhel:8", "widget", AdvisoryStatus.WillNotFix), aus], "pkg:rpm/redhat/widget@1-22.el8_6.3?distro=rhel-8.6")).FixedVersion);
    }

    [Theory]
    [InlineData("kernel-5.15", "5.15.100-1.amzn2", true)]
    [InlineData("kernel-5.15", "5.15.200-1.amzn2", false)]
    [InlineData("kernel-5.15", "5.10.100-1.amzn2", false)]
    [InlineData("kernel-5.15", "4.14.1-1.amzn2", false)]
    [InlineData("kernel-5.1", "5.15.100-1.amzn2", false)]
    [InlineData("livepatch", "5.15.100-1.amzn2", false)]
    public void Amazons_extras_are_told_by_the_version_that_they_bring(string channel, string version, bool isFound)
    {
        var extra = Fixed("amzn:2", "kernel", "5.15.200-1.amzn2") with { Channel = channel };
        Assert.Equal(isFound, Match("updateinfo", [extra], $"pkg:rpm/amzn/kernel@{version}?distro=amzn-2").Length == 1);
    }

    [Theory]
    [InlineData("ltss", "1-150300.3.5.1", true)]
    [InlineData("ltss", "1-150300.3.9.1", false)]
    [InlineData("ltss", "1-150200.3.5.1", false)]
    [InlineData("teradata", "1-150300.3.5.1", false)]
    public void Long_term_support_goes_on_with_the_service_pack(string channel, string version, bool isFound)
    {
        var longTerm = Fixed("sles:15.3", "widget", "1-150300.3.9.1") with { Channel = channel };
        Assert.Equal(isFound, Match("osv", [longTerm], $"pkg:rpm/suse/widget@{version}?distro=sles-15.3").Length == 1);
    }

    [Theory]
    [InlineData("Fedora Project", "1-1.el9", "EPEL")]
    [InlineData("Fedora Project", "1-1.el9_4.2", "EPEL")]
    [InlineData("Fedora Project", "1-9.el9", "")]
    [InlineData("Fedora Project", "1-1.fc40", "gap")]
    [InlineData("Example Builders", "1-1.el9", "gap")]
    [InlineData("AlmaLinux", "1-1.el9", "Alma")]
    [InlineData("", "1-1.el9", "Alma")]
    public void What_Fedora_built_for_enterprise_distributions_has_advisories_of_its_own(string vendor, string version, string said)
    {
        using var database = Of(
            ("updateinfo", [Advisory("CVE-2099-0001", Fixed("epel:9", "widget", "1-5.el9"))]),
            ("osv", [Advisory("CVE-2099-0002", Fixed("almalinux:9", "widget", "1-7.el9"))]));
        var installed = Installed($"pkg:rpm/almalinux/widget@{version}?distro=almalinux-9.4");
        var result = new Matcher(database, withTexts: false, new DateOnly(2026, 11, 21)).Match(new Inventory { Packages = [installed with { Package = installed.Package with { Vendor = vendor } }] });
        Assert.Equal(said switch { "EPEL" => ["CVE-2099-0001"], "Alma" => ["CVE-2099-0002"], _ => [] }, result.Vulnerabilities.Select(v => v.Id));
        Assert.Equal(said == "gap", result.Gaps.Length == 1);
    }

    private static ImmutableArray<Vulnerability> Match(string source, AffectedPackage[] affected, string purl)
    {
        using var database = Of((source, [Advisory("CVE-2099-0001", affected)]));
        return new Matcher(database, withTexts: false, new DateOnly(2026, 11, 21)).Match(new Inventory { Packages = [Installed(purl)] }).Vulnerabilities;
    }

    private static InstalledPackage Installed(string purl) => PurlPackages.Of(Purl.TryParse(purl, out var parsed) ? parsed : throw new ArgumentException(purl));
}
