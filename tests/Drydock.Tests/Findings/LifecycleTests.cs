using Drydock.Core.Advisories;
using Drydock.Core.Findings;
using Drydock.Core.Findings.Lifecycles;
using Drydock.Core.Inventories;

namespace Drydock.Tests.Findings;

/// <summary>The tables of last days, and what is said of them on a day.</summary>
public sealed class LifecycleTests
{
    [Fact]
    public void Every_row_is_sound()
    {
        SupportTime[] rows = [.. Distributions.All, .. Runtimes.All];
        Assert.True(rows.Length > 150);
        Assert.Equal(rows.Length, rows.Select(r => (r.Product, r.Cycle)).Distinct().Count());
        Assert.All(rows, r => Assert.InRange(r.End, new DateOnly(2016, 1, 1), new DateOnly(2040, 1, 1)));
        Assert.All(rows.Where(r => r.Extended is not null), r => Assert.True(r.Extended > r.End && r.Offer.Length > 0, r.Cycle));
    }

    [Theory]
    [InlineData("debian", "12", "Debian GNU/Linux 12 (bookworm)", "2028-06-30")]
    [InlineData("alpine", "3.18.4", "Alpine Linux v3.18", "2025-05-09")]
    [InlineData("rhel", "9.4", "Red Hat Enterprise Linux 9.4 (Plow)", "2032-05-31")]
    [InlineData("centos", "8", "CentOS Linux 8", "2021-12-31")]
    [InlineData("centos", "8", "CentOS Stream 8", "2024-05-31")]
    [InlineData("amzn", "2018.03", "Amazon Linux AMI 2018.03", "2023-12-31")]
    [InlineData("amzn", "2", "Amazon Linux 2", "2026-06-30")]
    [InlineData("sles", "15.6", "SUSE Linux Enterprise Server 15 SP6", "2025-12-31")]
    public void A_release_is_found_by_the_beginning_of_its_version(string id, string version, string title, string end) =>
        Assert.Equal(DateOnly.Parse(end), Distributions.Find(new OsRelease(id, version, title))!.End);

    [Theory]
    [InlineData("debian", "")]
    [InlineData("debian", "99")]
    [InlineData("debian", "1")]
    [InlineData("alpine", "3")]
    [InlineData("alpine", "3.200")]
    [InlineData("", "...")]
    [InlineData("debian", ".12")]
    public void What_is_not_known_is_not_said(string id, string version) => Assert.Null(Distributions.Find(new OsRelease(id, version, "x")));

    [Theory]
    [InlineData("2028-04-01", null)]
    [InlineData("2028-05-31", Severity.Low)]
    [InlineData("2028-06-30", Severity.Low)]
    [InlineData("2028-07-01", Severity.High)]
    public void Debian_12_grows_old(string day, Severity? expected) => Assert.Equal(expected, SeverityOf("debian", "12", day));

    [Theory]
    [InlineData("2025-05-31", Severity.Low)]
    [InlineData("2025-06-01", Severity.Medium)]
    [InlineData("2030-04-02", Severity.Medium)]
    [InlineData("2030-04-03", Severity.High)]
    public void Ubuntu_has_an_offer_for_longer(string day, Severity expected) => Assert.Equal(expected, SeverityOf("ubuntu", "20.04", day));

    private static Severity? SeverityOf(string id, string version, string day) =>
        Rules.Inventory.Single(r => r.Info.Id == "IM007").Check(new InventorySubject(new Inventory { Os = new OsRelease(id, version, "x") }, DateOnly.Parse(day))).SingleOrDefault()?.Severity;
}
