using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings;
using Drydock.Core.Findings.Fixing;

namespace Drydock.Tests.Findings;

/// <summary>All rules together on whole Dockerfiles: what their fixes do to each other.</summary>
public sealed class DockerfileFixTests
{
    private const int MostRounds = 20;

    public static TheoryData<string> Kinds() => [.. DockerfileFixture.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Safe_fixes_come_to_an_end_and_bring_nothing_new(string kind)
    {
        var text = DockerfileFixture.Text(kind);

        var mended = Mend(text, Applicability.Safe);

        Assert.InRange(Problems(mended), 0, Problems(text));
        var before = Counts(text);
        Assert.All(Counts(mended), after => Assert.True(after.Value <= before.GetValueOrDefault(after.Key), $"{after.Key}: {before.GetValueOrDefault(after.Key)} before, {after.Value} in\n{mended}"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Unsafe_fixes_come_to_an_end_and_the_file_still_parses(string kind)
    {
        var text = DockerfileFixture.Text(kind);

        Assert.InRange(Problems(Mend(text, Applicability.Unsafe)), 0, Problems(text));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_no_fix_touches_stays_as_it_is(string kind)
    {
        var text = DockerfileFixture.Text(kind);

        var round = TextFixer.Apply(text, DockerfileFixture.Find(text), Applicability.Unsafe);

        var edits = round.Applied.SelectMany(f => f.Fix!.Edits).OfType<TextEdit>().OrderBy(e => e.At.Start).ThenBy(e => e.At.End).ToList();
        var (from, to) = (0, 0);
        foreach (var edit in edits.Append(new TextEdit(new Span(text.Length, text.Length), "")))
        {
            var kept = text[from..edit.At.Start];
            Assert.Equal(kept, round.Text.Substring(to, kept.Length));
            to += kept.Length + edit.Text.Length;
            from = edit.At.End;
        }

        Assert.Equal(round.Text.Length, to);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Comments_stay_and_so_does_the_kind_of_line_ends(string kind)
    {
        var text = DockerfileFixture.Text(kind);

        var mended = Mend(text, Applicability.Safe);

        Assert.Equal(Comments(text), Comments(mended));
        Assert.Equal(text.Contains("\r\n", StringComparison.Ordinal), mended.Contains("\r\n", StringComparison.Ordinal));
        Assert.Equal(text.Count(c => c == '\n') == text.Count(c => c == '\r'), mended.Count(c => c == '\n') == mended.Count(c => c == '\r'));
    }

    [Fact]
    public void The_fixtures_meet_many_of_the_rules()
    {
        var found = DockerfileFixture.Kinds.SelectMany(k => DockerfileFixture.Find(DockerfileFixture.Text(k))).Select(f => f.Rule.Id).Distinct(StringComparer.Ordinal).Count();

        Assert.True(found * 3 > Rules.Dockerfile.Length, $"{found} of {Rules.Dockerfile.Length}");
    }

    /// <summary>Until nothing changes any more.</summary>
    private static string Mend(string text, Applicability least)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var next = TextFixer.Apply(text, DockerfileFixture.Find(text), least);
            if (next.Applied.IsEmpty)
            {
                return text;
            }

            text = next.Text;
        }

        Assert.Fail($"fixes follow each other without end:\n{text}");
        return text;
    }

    private static int Problems(string text) => DockerfileParser.Parse("Dockerfile", text).Problems.Length;

    private static IEnumerable<string> Comments(string text) => DockerfileParser.Parse("Dockerfile", text).Comments.Select(c => c.Text);

    /// <summary>Without rules that need to be asked for: some want the opposite of what others want.</summary>
    private static Dictionary<string, int> Counts(string text) => DockerfileFixture.Find(text).Where(f => f.Rule.Tier != RuleTier.OnRequest).GroupBy(f => f.Rule.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
}
