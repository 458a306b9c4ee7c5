using System.Text;
using Drydock.Core.Advisories;
using Drydock.Core.Findings;
using Drydock.Core.Verdicts;
using Drydock.Core.Verdicts.Conditions;
using Drydock.Tests.Fuzz;

namespace Drydock.Tests.Verdicts;

/// <summary>The language of policies: what holds, what is refused and where, and that nothing breaks it.</summary>
public sealed class ConditionTests
{
    private static readonly ConditionSubject Subject = new(SampleFindings.Image, new DatabaseFacts("db") { Newest = SampleFindings.Today.AddDays(-3) }, SampleFindings.Today)
    {
        Finding = SampleFindings.Vulnerability(),
        Package = SampleFindings.OpenSsl,
        Severity = Severity.Critical,
        Gaps = 2,
        Packages = 2,
    };

    [Theory]
    [InlineData("true")]
    [InlineData("severity >= high and fixable")]
    [InlineData("severity = critical")]
    [InlineData("high < severity")]
    [InlineData("severity in [high, critical]")]
    [InlineData("severity not in [low]")]
    [InlineData("kind == vulnerability and kind != rule")]
    [InlineData("kev and kev.due < today and not kev.ransomware")]
    [InlineData("epss > 10% and epss < 0.5 and epss.percentile >= 97%")]
    [InlineData("risk == 80")]
    [InlineData("age == 20d and age > 2w and age <= 1y")]
    [InlineData("published >= 2026-05-26")]
    [InlineData("id == 'cve-2099-0001'")]
    [InlineData("aliases contains \"GHSA-aaaa-bbbb-cccc\"")]
    [InlineData("aliases matches 'GHSA-*' and not aliases matches ['PYSEC-*', 'GO-*']")]
    [InlineData("status == fixed and status in [fixed, will-not-fix] and status matches '*ix*'")]
    [InlineData("package.type == 'deb' and package.name matches 'libssl*' and package.source == 'openssl'")]
    [InlineData("package.purl contains '/debian/'")]
    [InlineData("licenses within ['Apache-2.0', 'MIT'] and not licenses within ['GPL-*']")]
    [InlineData("origin == base and confidence == exact")]
    [InlineData("path == 'var/lib/dpkg/status'")]
    [InlineData("image.base matches '*/debian:*' and image.user == 'root' and image.names matches '*shop/web*'")]
    [InlineData("distro == 'debian' and distro.version == '12' and distro.eol > today")]
    [InlineData("database.age == 3d and gaps == 2 and packages >= 2")]
    [InlineData("weaknesses is unknown and epss is known and epss is not unknown")]
    [InlineData("not (weaknesses within ['CWE-79'])")]
    [InlineData("false or (not false and not not true)")]
    [InlineData("kev or kev and false")]
    public void It_holds(string text) => Assert.True(Condition.Parse(text, ConditionScope.Findings).Holds(Subject));

    [Theory]
    [InlineData("image.sbom == false")]
    [InlineData("image.sbom == true")]
    [InlineData("image.sbom != true")]
    public void What_is_not_known_compares_false(string text) => Assert.False(Condition.Parse(text, ConditionScope.Image).Holds(Subject));

    [Theory]
    [InlineData("", 0, "the end was not expected")]
    [InlineData("sevrity >= high", 0, "no field 'sevrity'")]
    [InlineData("severity >= hihg", 12, "no field 'hihg'")]
    [InlineData("severity >= 7", 12, "'severity', a severity, cannot be compared with a number (7)")]
    [InlineData("age > 30", 6, "a duration, cannot be compared with a number")]
    [InlineData("severity", 0, "is no condition")]
    [InlineData("fixable and severity", 12, "is no condition")]
    [InlineData("fixable kev", 8, "'kev' was not expected")]
    [InlineData("fixable && kev", 8, "'&' means nothing")]
    [InlineData("(fixable", 8, "the end was not expected")]
    [InlineData("fixable)", 7, "')' was not expected")]
    [InlineData("status == open", 10, "'status' is never 'open'")]
    [InlineData("status == 'fixd'", 10, "'status' is never 'fixd'")]
    [InlineData("package.version < '1.2'", 16, "has no order")]
    [InlineData("licenses == 'MIT'", 9, "is a list")]
    [InlineData("licenses in ['MIT']", 9, "'in' means nothing for a list")]
    [InlineData("severity matches 'h*'", 9, "'matches' means nothing for a severity")]
    [InlineData("severity in [high, 3]", 19, "a severity is wanted here, not a number")]
    [InlineData("id in ['a' 'b']", 11, "''b'' was not expected|'b' was not expected")]
    [InlineData("id == 'a", 6, "no closing quote")]
    [InlineData("age > 30x", 6, "neither a number, a duration nor a date")]
    [InlineData("published > 2026-13-01", 12, "neither a number")]
    [InlineData("id is nice", 6, "'known' or 'unknown'")]
    [InlineData("id is", 5, "'known' or 'unknown'")]
    [InlineData("not", 3, "the end was not expected")]
    [InlineData("id contains ['a','b']", 12, "one text")]
    [InlineData("id == \u0007", 6, "U+0007")]
    public void A_mistake_has_its_place(string text, int at, string message)
    {
        var error = Assert.Throws<ConditionException>(() => Condition.Parse(text, ConditionScope.Findings));
        Assert.Equal(at, error.At);
        Assert.Contains(message.Split('|'), m => error.Message.Contains(m, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("sevrity >= high", "severity")]
    [InlineData("status == will-not-fx", "will-not-fix")]
    [InlineData("fixable & kev", "'and'")]
    public void A_mistake_has_a_cure(string text, string hint) =>
        Assert.Contains(hint, Assert.Throws<ConditionException>(() => Condition.Parse(text, ConditionScope.Findings)).Hint, StringComparison.Ordinal);

    [Theory]
    [InlineData("severity == high", "packages")]
    [InlineData("licenses contains 'MIT'", "image")]
    public void A_field_is_asked_only_where_it_is(string text, string scope)
    {
        var error = Assert.Throws<ConditionException>(() => Condition.Parse(text, Enum.Parse<ConditionScope>(scope, ignoreCase: true)));
        Assert.Contains("cannot be asked", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Depth_and_length_are_bounded()
    {
        Assert.True(Condition.Parse(new string('(', 32) + "kev" + new string(')', 32), ConditionScope.Findings).Holds(Subject));
        Assert.Contains("More than 32", Assert.Throws<ConditionException>(() => Condition.Parse(new string('(', 33) + "kev" + new string(')', 33), ConditionScope.Findings)).Message, StringComparison.Ordinal);
        Assert.Contains("More than 32", Assert.Throws<ConditionException>(() => Condition.Parse(string.Concat(Enumerable.Repeat("not ", 900)) + "kev", ConditionScope.Findings)).Message, StringComparison.Ordinal);
        Assert.Contains("longer than", Assert.Throws<ConditionException>(() => Condition.Parse(new string(' ', 5000), ConditionScope.Findings)).Message, StringComparison.Ordinal);
        Assert.True(Condition.Parse(string.Join(" or ", Enumerable.Repeat("kev", 500)), ConditionScope.Findings).Holds(Subject));
    }

    [Fact]
    public void A_condition_survives_spoiling() => Fuzzer.Run("condition", Parse,
    [
        .. ((string[])[
            "severity >= high and (fixable or kev) and not package.name matches ['lib*', \"a?c\"]",
            "age > 30d or epss >= 12.5% and status in [fixed, will-not-fix] and published < 2026-01-31",
            "licenses within ['MIT'] and image.names contains 'x' and kev.due is not known",
        ]).Select(Encoding.UTF8.GetBytes),
    ]);

    [Theory]
    [InlineData("*", "", true)]
    [InlineData("a*c", "abc", true)]
    [InlineData("a*c", "abcd", false)]
    [InlineData("*.so.*", "lib/libc.so.6", true)]
    [InlineData("A?C", "abc", true)]
    [InlineData("", "a", false)]
    [InlineData("**a**", "bab", true)]
    public void A_pattern_matches_all_of_a_text(string pattern, string text, bool matches) => Assert.Equal(matches, Wildcards.IsMatch(pattern, text));

    private static void Parse(ReadOnlySpan<byte> input)
    {
        try
        {
            foreach (var scope in Enum.GetValues<ConditionScope>().Except([ConditionScope.All]))
            {
                _ = Condition.Parse(Encoding.UTF8.GetString(input), scope).Holds(Subject);
            }
        }
        catch (ConditionException e)
        {
            Assert.InRange(e.At, 0, Math.Max(0, Encoding.UTF8.GetCharCount(input)));
        }
    }
}
