using System.Text.RegularExpressions;
using Drydock.Core.Findings;

namespace Drydock.Tests.Findings;

/// <summary>The page of a rule about Dockerfiles is its test: it finds what is marked, nothing else, and mends its first example into its first fixed one.</summary>
public sealed partial class DockerfileRulePageTests
{
    public static TheoryData<string> Ids() => [.. Rules.Dockerfile.Select(r => r.Info.Id)];

    public static TheoryData<string> FixableIds() => [.. Rules.Dockerfile.Where(r => r.Info.Fix > Applicability.DisplayOnly).Select(r => r.Info.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_marked_lines_are_found_and_no_others(string id)
    {
        var rule = RuleOf(id);
        var blocks = BlocksOf(id, "Example");
        Assert.Contains(blocks, b => !b.Marks.IsEmpty);
        Assert.All(blocks, b => Assert.Equal(b.Marks, b.Found(rule)));
        var clean = BlocksOf(id, "Fixed");
        Assert.NotEmpty(clean);
        Assert.All(clean, b => Assert.Empty(b.Found(rule)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void What_a_rule_says_of_its_fixes_is_what_they_are(string id)
    {
        var grades = BlocksOf(id, "Example").SelectMany(b => RuleOf(id).Check(b.Subject)).Where(f => f.Fix is not null).Select(f => f.Fix!.Applicability).ToList();
        Assert.Equal(RuleOf(id).Info.Fix, grades.Count == 0 ? null : grades.Max());
    }

    [Theory]
    [MemberData(nameof(FixableIds))]
    public void The_first_example_is_mended_into_the_first_fixed_one(string id) =>
        Assert.Equal(BlocksOf(id, "Fixed")[0].Text, BlocksOf(id, "Example")[0].Fix(RuleOf(id)));

    [Theory]
    [MemberData(nameof(FixableIds))]
    public void What_was_mended_parses_and_is_not_mended_again(string id)
    {
        var rule = RuleOf(id);
        foreach (var block in BlocksOf(id, "Example"))
        {
            var mended = block.Of(block.Fix(rule));
            Assert.Equal(block.Subject.File.Problems.Length, mended.File.Problems.Length);
            Assert.DoesNotContain(rule.Check(mended), f => f.Fix is { Applicability: > Applicability.DisplayOnly });
        }
    }

    private static IRule<DockerfileSubject> RuleOf(string id) => Rules.Dockerfile.Single(r => r.Info.Id == id);

    internal static List<DockerfileBlock> BlocksOf(string id, string section)
    {
        var page = File.ReadAllText(Path.Join(Repository.Root, "docs", "rules", id + ".md"));
        var text = SectionPattern().Matches(page).Single(m => m.Groups["title"].Value == section).Groups["text"].Value;
        return DockerfileBlock.ParseAll(BlockPattern().Matches(text).Select(m => (m.Groups["kind"].Value, m.Groups["text"].Value)), id);
    }

    [GeneratedRegex(@"^## (?<title>[^\n]+)\n(?<text>.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex SectionPattern();

    [GeneratedRegex("^```(?<kind>[a-z]+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex BlockPattern();
}
