using System.Text;
using Drydock.Core.Inventories;
using Drydock.Core.Inventories.Sboms;
using Drydock.Oci.Content;
using Drydock.Tests.Fuzz;
using Drydock.Tests.Reports;

namespace Drydock.Tests.Inventories.Sboms;

public sealed class SbomInventoryTests
{
    public static TheoryData<string> Fixtures() => [.. SbomFixtures.Names()];

    public static TheoryData<string> Forms() => [.. Own().Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void An_sbom_gives_the_report_it_expects(string name)
    {
        var actual = SbomFixtures.Describe(SbomFixtures.Read(SbomFixtures.Bytes(name)));
        if (Repository.UpdatesFixtures)
        {
            File.WriteAllText(SbomFixtures.ExpectedFile(name), actual);
        }

        Assert.Equal(File.ReadAllText(SbomFixtures.ExpectedFile(name)), actual);
    }

    [Fact]
    public void Every_form_has_a_fixture() =>
        Assert.Equal(
            SbomReaders.All.Select(r => r.Format.ToLowerInvariant().Replace(' ', '-')).Order(StringComparer.Ordinal),
            SbomFixtures.Names().Select(n => Path.GetDirectoryName(n)!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Forms))]
    public void What_we_write_reads_back_the_same(string name)
    {
        var report = SampleReports.All["one-image"];
        var written = report.Platforms[0].Inventory;
        var sbom = SbomFixtures.Read(Own().Single(f => f.Name == name).Write(report));
        var read = sbom.Inventory;
        Assert.Equal(Sorted(written.Packages, p => p.Purl.ToString()), Sorted(read.Packages, p => p.Purl.ToString()));
        Assert.Equal(Sorted(written.Packages, p => p.Name), Sorted(read.Packages, p => p.Name));
        Assert.Equal(Sorted(written.Packages, p => p.Package.Source?.ToString() ?? ""), Sorted(read.Packages, p => p.Package.Source?.ToString() ?? ""));
        Assert.Equal(Sorted(written.Packages, p => string.Join(' ', p.Locations)), Sorted(read.Packages, p => string.Join(' ', p.Locations)));
        Assert.Equal(Sorted(written.Packages, p => $"{p.Name} {written.Layers[p.Layer].DiffId}"), Sorted(read.Packages, p => $"{p.Name} {read.Layers[p.Layer].DiffId}"));
        Assert.Equal(Edges(written), Edges(read));
        Assert.Equal(written.Os?.PrettyName, read.Os?.PrettyName);
        Assert.Equal(report.Platforms[0].Image!.Digest, sbom.Info.Digest);
        Assert.Equal(written.Gaps.Length, read.Gaps.Length);
    }

    [Fact]
    public void Every_platform_of_our_own_sbom_is_read() =>
        Assert.Equal(
            Sorted([.. SampleReports.All["platforms"].Platforms.SelectMany(p => p.Inventory.Packages)], p => p.Purl.ToString()),
            Sorted(SbomFixtures.Read(Own().First().Write(SampleReports.All["platforms"])).Inventory.Packages, p => p.Purl.ToString()));

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("{}")]
    [InlineData("{\"bomFormat\": \"CycloneDX\"")]
    [InlineData("<bom xmlns='http://cyclonedx.org/schema/bom/1.5'>")]
    [InlineData("<!DOCTYPE bom [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><bom xmlns='http://cyclonedx.org/schema/bom/1.5'><components><component type='library'><name>&x;</name></component></components></bom>")]
    public void What_is_no_sbom_is_an_error_that_says_so(string text) =>
        Assert.Equal(ErrorCodes.Malformed, Assert.Throws<DrydockException>(() => SbomFixtures.Read(Encoding.UTF8.GetBytes(text))).Code);

    [Theory]
    [InlineData('{')]
    [InlineData('<')]
    [InlineData('S')]
    public void Readers_survive_spoiled_sboms(char first)
    {
        var seeds = SbomFixtures.Names().Select(SbomFixtures.Bytes).Where(b => b[0] == first).ToList();
        Fuzzer.Run($"sbom-{(int)first}", Target, seeds, allocationFactor: 128);
    }

    private static void Target(ReadOnlySpan<byte> input)
    {
        try
        {
            SbomFixtures.Read(input.ToArray());
        }
        catch (DrydockException e) when (e.Code == ErrorCodes.Malformed)
        {
            // An error with words is an answer.
        }
    }

    private static IEnumerable<ReportForm> Own() => ReportForm.All.Where(f => f.Options.SpecVersion is not null);

    private static IEnumerable<string> Sorted(IEnumerable<InstalledPackage> packages, Func<InstalledPackage, string> of) => packages.Select(of).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Edges(Inventory inventory) =>
        inventory.Packages.SelectMany(p => p.DependsOn.Select(d => $"{p.Purl} > {inventory.Packages[d].Purl}")).Order(StringComparer.Ordinal);
}
