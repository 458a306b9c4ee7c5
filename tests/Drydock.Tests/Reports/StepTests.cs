using Drydock.Core.Advisories;
using Drydock.Core.Findings;
using Drydock.Core.Findings.Parents;
using Drydock.Core.Inventories;
using Drydock.Core.Reports;
using Drydock.Core.Reports.Steps;
using Drydock.Core.Verdicts;

namespace Drydock.Tests.Reports;

/// <summary>What to do about known vulnerabilities.</summary>
public sealed class StepTests
{
    private static readonly InstalledPackage Libc = Package("deb", "libc6", "2.36-9", "glibc");
    private static readonly InstalledPackage LibcBin = Package("deb", "libc-bin", "2.36-9", "glibc");
    private static readonly InstalledPackage Left = Package("npm", "left-pad", "1.3.0");

    [Fact]
    public void Packages_of_one_source_are_one_step_to_the_highest_version_that_is_needed()
    {
        var plan = Plan(Found(Libc, "CVE-2099-1", 40, "2.36-9+deb12u9"), Found(LibcBin, "CVE-2099-1", 40, "2.36-9+deb12u9"), Found(Libc, "CVE-2099-2", 20, "2.36-9+deb12u10"));

        var step = Assert.Single(plan.Steps);
        Assert.Equal(("glibc", "2.36-9+deb12u10", 3, 60.0, 1.0), (step.Name, step.To, step.Findings, step.Risk, step.Share));
        Assert.Equal("apt-get update && apt-get install -y --only-upgrade libc-bin libc6", step.Command);
    }

    [Fact]
    public void The_step_that_removes_most_risk_comes_first()
    {
        var plan = Plan(Found(Libc, "CVE-2099-1", 10, "2.37"), Found(Left, "CVE-2099-2", 30, "2.0.0"), Found(Left, "CVE-2099-3", 60, ""));

        Assert.Equal(["left-pad", "glibc"], plan.Steps.Select(s => s.Name));
        Assert.Equal(0.3, plan.Steps[0].Share, 3);
        Assert.Equal("npm install left-pad@2.0.0", plan.Steps[0].Command);
        Assert.Equal(1, plan.WithoutFix[AdvisoryStatus.Affected]);
    }

    [Fact]
    public void What_came_with_the_base_is_one_rebuild()
    {
        var plan = Plan(Found(Libc, "CVE-2099-1", 10, "2.37") with { Origin = Origin.Base }, Found(Left, "CVE-2099-2", 30, "2.0.0") with { Origin = Origin.App });

        Assert.Equal([StepKind.Upgrade, StepKind.Rebuild], plan.Steps.Select(s => s.Kind));
        Assert.Equal(("debian:12", ""), (plan.Steps[1].Name, plan.Steps[1].To));
    }

    [Fact]
    public void A_hostile_name_is_one_quoted_word()
    {
        var plan = Plan(Found(Package("npm", "a'; rm -rf / #$(x)", "1"), "CVE-2099-1", 1, "2`id`"), Found(Package("deb", "-o=x", "1"), "CVE-2099-2", 1, "2"));

        Assert.Contains("npm install 'a'\\''; rm -rf / #$(x)@2`id`'", plan.Steps.Select(s => s.Command));
        Assert.Equal("", plan.Steps.Single(s => s.Name == "-o=x").Command);
    }

    [Theory]
    [InlineData("apk", "alpine", "3.20", "apk upgrade --no-cache x")]
    [InlineData("rpm", "almalinux", "9.3", "dnf upgrade -y x")]
    [InlineData("rpm", "centos", "7", "yum update -y x")]
    [InlineData("rpm", "amzn", "2023", "dnf upgrade -y x")]
    [InlineData("rpm", "sles", "15.5", "zypper update -y x")]
    [InlineData("rpm", "azurelinux", "3.0", "tdnf update -y x")]
    [InlineData("pypi", "", "", "pip install 'x>=2'")]
    [InlineData("golang", "", "", "go get x@v2")]
    [InlineData("generic", "", "", "")]
    public void Every_ecosystem_has_its_command(string ecosystem, string os, string version, string expected) =>
        Assert.Equal(expected, UpgradeCommands.For(ecosystem, new OsRelease(os, version, ""), [Package(ecosystem, "x", "1")], "2"));

    [Fact]
    public void Nothing_found_is_nothing_to_do() => Assert.Empty(Plan().Steps);

    private static StepPlan Plan(params Finding[] findings) =>
        StepPlan.Of(new PlatformReport(null, new Inventory(), [.. findings], new Verdict(Outcome.Pass, [])) { Base = new ParentImage("debian:12", "", 1, ParentSource.Given) });

    private static Finding Found(InstalledPackage package, string id, double risk, string fix) => KnownVulnerabilities.Of(
        [new Vulnerability { Id = id, Package = package, Risk = risk, FixedVersion = fix, Severity = Severity.High, Status = fix.Length > 0 ? AdvisoryStatus.Fixed : AdvisoryStatus.Affected }], new Inventory()).Single();

    private static InstalledPackage Package(string ecosystem, string name, string version, string? source = null)
    {
        var package = new Package { Ecosystem = ecosystem, Name = name, Version = version, Source = source is null ? null : new SourcePackage(source, version) };
        return new InstalledPackage(package, Purls.Of(package, null), 0, ["x"]) { Analyzer = "test" };
    }
}
