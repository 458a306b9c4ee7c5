using Drydock.Core.Advisories.Versions;

namespace Drydock.Tests.Advisories.Versions;

public sealed class VersionOrderTests
{
    public static TheoryData<string, string> Chains()
    {
        var chains = new TheoryData<string, string>();
        foreach (var (scheme, chain) in VersionChains.All)
        {
            chains.Add(scheme, chain);
        }

        return chains;
    }

    public static TheoryData<string> Ids() => [.. VersionSchemes.All.Select(s => s.Info.Id)];

    [Theory]
    [MemberData(nameof(Chains))]
    public void Every_two_versions_of_a_chain_compare_as_they_stand_in_it(string scheme, string chain)
    {
        var order = VersionSchemes.Find(scheme)!;
        var versions = VersionChains.Read(chain);
        var wrong = from a in versions
                    from b in versions
                    where Math.Sign(order.Compare(a.Version, b.Version)) != Math.Sign(a.Place.CompareTo(b.Place))
                    select $"{a.Version} {"<=>"[Math.Sign(order.Compare(a.Version, b.Version)) + 1]} {b.Version}";
        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_scheme_has_a_chain_and_a_specification(string id)
    {
        Assert.Contains(VersionChains.All, c => c.Scheme == id);
        Assert.StartsWith("https://", VersionSchemes.Find(id)!.Info.Specification, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_scheme_is_told_in_the_guide(string id)
    {
        var info = VersionSchemes.Find(id)!.Info;
        Assert.Contains($"| [{id}]({info.Specification}) | {(id == "golang" ? "Go modules" : info.Title)}", File.ReadAllText(Path.Join(Repository.Root, "docs", "versions.md")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("opkg", "deb")]
    [InlineData("conan", "generic")]
    [InlineData("bitnami", "semver")]
    [InlineData("PyPI", "pypi")]
    public void A_purl_type_finds_its_order(string type, string scheme) => Assert.Equal(scheme, VersionSchemes.Find(type)?.Info.Id);

    [Fact]
    public void An_unknown_type_has_no_order() => Assert.Null(VersionSchemes.Find("basic"));

    /// <summary>Sorting by an order that contradicts itself would throw or leave a pair the wrong way around; here every three are looked at.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void Any_texts_at_all_are_in_a_total_order(string id)
    {
        var order = VersionSchemes.Find(id)!;
        var seeds = VersionChains.All.Where(c => c.Scheme == id).SelectMany(c => VersionChains.Read(c.Chain)).Select(v => v.Version).ToList();
        for (var round = 0; round < 60; round++)
        {
            AssertTotal(order, [.. Enumerable.Range(0, 24).Select(i => VersionTexts.Make(seeds, (round * 24) + i))]);
        }
    }

    private static void AssertTotal(IVersionScheme order, string[] texts)
    {
        var sorted = (string[])texts.Clone();
        for (var i = 1; i < sorted.Length; i++)
        {
            for (var at = i; at > 0 && order.Compare(sorted[at - 1], sorted[at]) > 0; at--)
            {
                (sorted[at - 1], sorted[at]) = (sorted[at], sorted[at - 1]);
            }
        }

        var place = 0;
        var places = sorted.Select((text, i) => place += i > 0 && order.Compare(sorted[i - 1], text) != 0 ? 1 : 0).ToArray();
        for (var i = 0; i < sorted.Length; i++)
        {
            for (var j = 0; j < sorted.Length; j++)
            {
                Assert.True(
                    Math.Sign(order.Compare(sorted[i], sorted[j])) == Math.Sign(places[i].CompareTo(places[j])),
                    $"{order.Info.Id}: '{sorted[i]}' and '{sorted[j]}' are {order.Compare(sorted[i], sorted[j])}, but others between them say {places[i].CompareTo(places[j])}: {string.Join(" | ", sorted)}");
            }
        }
    }
}
