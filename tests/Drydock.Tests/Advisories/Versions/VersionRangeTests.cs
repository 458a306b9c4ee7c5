using Drydock.Core.Advisories.Versions;

namespace Drydock.Tests.Advisories.Versions;

public sealed class VersionRangeTests
{
    public static TheoryData<string, string, string, string> Cases()
    {
        var cases = new TheoryData<string, string, string, string>();
        foreach (var (scheme, range, inside, outside) in RangeCases.All)
        {
            cases.Add(scheme, range, inside, outside);
        }

        return cases;
    }

    public static TheoryData<string> Ids() => [.. VersionSchemes.All.Select(s => s.Info.Id)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_package_manager_takes_what_its_range_says(string scheme, string range, string inside, string outside)
    {
        Assert.All(Words(inside), version => Assert.True(Satisfies(scheme, version, range), $"{version} is left out"));
        Assert.All(Words(outside), version => Assert.False(Satisfies(scheme, version, range), $"{version} is taken"));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_scheme_reads_ranges(string id) => Assert.Contains(RangeCases.All, c => VersionSchemes.Find(c.Scheme)!.Info.Id == id);

    [Theory]
    [InlineData("npm", "<2.0.0", "2.0.0-rc.1")]
    [InlineData("pypi", "<2.0", "2.0rc1")]
    [InlineData("cargo", ">=1.0.0, <2.0.0", "2.0.0-alpha")]
    [InlineData("pypi", ">1.7", "1.7.post1")]
    public void Pure_order_holds_what_the_package_manager_would_not_take(string scheme, string text, string version)
    {
        Assert.True(VersionRanges.TryParse(scheme, text, out var range, out var problem), problem);
        Assert.True(range.Contains(VersionSchemes.Find(scheme)!, version));
        Assert.False(Satisfies(scheme, version, text));
    }

    [Theory]
    [InlineData("npm", "every version", "'every' in column 1")]
    [InlineData("npm", "<1.0 || >=", "a version is missing after '>='")]
    [InlineData("npm", ">=1.0 [2.0", "'[' in column 7 is not expected there")]
    [InlineData("gem", "<1.0 ||", "a condition is missing")]
    [InlineData("gem", "^1.0", "'^1.0' in column 1")]
    [InlineData("pypi", ">=1.0,<2.0.", "'<2.0.' in column 7")]
    [InlineData("pypi", "~=1", "'~=1' in column 1")]
    [InlineData("maven", "[1.0,2.0", "column 1")]
    [InlineData("maven", "(.2.244]", "column 1")]
    [InlineData("maven", "[1.0),[2.0]", "column 1")]
    [InlineData("maven", "", "the range is empty")]
    [InlineData("deb", ">> ", "a version is missing")]
    [InlineData("deb", "all", "'all' in column 1")]
    [InlineData("npm", "vers:pypi/1.0", "a range of 'pypi'")]
    [InlineData("npm", "vers:npm", "a slash is missing")]
    [InlineData("npm", "vers:npm/>=", "'>=' is not a version")]
    [InlineData("nothing", "1.0", "there is no version scheme 'nothing'")]
    public void A_range_that_cannot_be_read_is_told_in_plain_words(string scheme, string text, string message)
    {
        Assert.False(VersionRanges.TryParse(scheme, text, out var range, out var problem));
        Assert.Contains(message, problem, StringComparison.Ordinal);
        Assert.Empty(range.Intervals);
    }

    [Fact]
    public void Not_equal_becomes_two_intervals()
    {
        Assert.True(VersionRanges.TryParse("gem", ">= 1, != 1.5, < 2", out var range, out _));
        Assert.Equal([new VersionInterval("1", true, "1.5", false), new VersionInterval("1.5", false, "2", false)], range.Intervals.ToArray());
    }

    [Fact]
    public void Intervals_that_touch_become_one()
    {
        Assert.True(VersionRanges.TryParse("npm", "<1.0.0 || >=1.0.0 <2.0.0 || =2.0.0 || >3.0.0 <3.0.0", out var range, out _));
        Assert.Equal([new VersionInterval(null, false, "2.0.0", true)], range.Intervals.ToArray());
    }

    /// <summary>Every version is either in a range or in its complement, and the complement's complement is the range.</summary>
    [Fact]
    public void A_complement_holds_all_that_the_range_does_not()
    {
        foreach (var (scheme, text, inside, outside) in RangeCases.All)
        {
            var order = VersionSchemes.Find(scheme)!;
            Assert.True(VersionRanges.TryParse(scheme, text, out var range, out var problem), problem);
            var complement = range.Complement(order);
            var again = complement.Complement(order);
            var seeds = Words(inside).Concat(Words(outside)).ToList();
            foreach (var version in seeds.Concat(Enumerable.Range(0, 200).Select(i => VersionTexts.Make(seeds, i))))
            {
                Assert.True(range.Contains(order, version) != complement.Contains(order, version), $"{scheme} {text}: '{version}' is in both or in neither");
                Assert.Equal(range.Contains(order, version), again.Contains(order, version));
            }
        }
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static bool Satisfies(string scheme, string version, string range)
    {
        Assert.True(VersionRanges.TrySatisfies(scheme, version, range, out var isSatisfied, out var problem), problem);
        return isSatisfied;
    }
}
