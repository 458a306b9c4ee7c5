using Drydock.Core.Findings;

namespace Drydock.Tests.Verdicts.Linting;

/// <summary>The preset <c>hadolint</c> gives what hadolint documents: code by code, line by line, as bad. <see href="https://github.com/hadolint/hadolint/wiki"/></summary>
public sealed class HadolintPresetTests
{
    public static TheoryData<string> Codes() => [.. HadolintCase.All.Select(c => c.Code).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_code_is_found_where_hadolint_finds_it_and_nothing_else_is(string code)
    {
        foreach (var one in HadolintCase.All.Where(c => c.Code == code))
        {
            var found = one.Found().Distinct(StringComparer.Ordinal).ToList();
            Assert.True(one.Expected.Order(StringComparer.Ordinal).SequenceEqual(found.Order(StringComparer.Ordinal)), $"{code}, {one.Title}: expected [{string.Join(", ", one.Expected)}], found [{string.Join(", ", found)}] in\n{one.Text}");
        }
    }

    [Fact]
    public void Every_code_of_hadolint_has_a_case_that_finds_it_and_one_that_does_not() =>
        Assert.Equal([], Rules.Dockerfile.SelectMany(r => r.Info.Aliases).Where(a => a.StartsWith("hadolint:", StringComparison.Ordinal)).Select(a => a["hadolint:".Length..]).Distinct(StringComparer.Ordinal)
            .Where(c => !HadolintCase.All.Any(k => k.Code == c && Finds(k)) || !HadolintCase.All.Any(k => k.Code == c && !Finds(k))));

    private static bool Finds(HadolintCase one) => one.Expected.Any(e => e.Contains($" {one.Code} ", StringComparison.Ordinal));
}
