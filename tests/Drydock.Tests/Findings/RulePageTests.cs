using Drydock.Core.Advisories;
using System.Text.RegularExpressions;
using Drydock.Core.Findings;

namespace Drydock.Tests.Findings;

/// <summary>A rule's page is its test: its blocks are executed.</summary>
public sealed partial class RulePageTests
{
    private static readonly string[] Sections = ["What it finds", "Why it matters", "Example", "Fixed", "Fix", "The same in other tools", "References"];

    public static TheoryData<string> Ids() => [.. Rules.All.Select(r => r.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_opens_with_what_the_rule_says_of_itself(string id)
    {
        var rule = Rules.All.Single(r => r.Id == id);
        var page = Page(id);
        Assert.StartsWith($"# {rule.Id} {rule.Name}\n\n{rule.Summary}. Severity: {rule.Severity.ToString().ToLowerInvariant()}.\n", page, StringComparison.Ordinal);
        Assert.Equal(Sections, HeadingPattern().Matches(page).Select(m => m.Groups["text"].Value));
        Assert.All(rule.Aliases, alias => Assert.Contains($"`{alias}`", page, StringComparison.Ordinal));
    }

    public static TheoryData<string> ImageIds() => [.. Rules.All.Where(r => r.Id.StartsWith("IM", StringComparison.Ordinal)).Select(r => r.Id)];

    [Theory]
    [MemberData(nameof(ImageIds))]
    public void The_marked_lines_are_found_and_no_others(string id)
    {
        var blocks = Blocks(id);
        Assert.Contains(blocks, b => b.Marks.Any());
        Assert.Contains(blocks, b => !b.Marks.Any());
        if (Rules.Hardening.All(r => r.Info.Id != id) || Rules.Image.Any(r => r.Info.Id == id))
        {
            Assert.All(blocks, block => Assert.Equal(block.Marks, Found(id, block)));
        }
    }

    public static TheoryData<string> HardeningIds() => [.. Rules.Hardening.Select(r => r.Info.Id)];

    [Theory]
    [MemberData(nameof(HardeningIds))]
    public async Task What_hardening_finds_is_marked_and_its_fixes_leave_nothing_to_mend(string id)
    {
        var rule = Rules.Hardening.Single(r => r.Info.Id == id);
        var mended = 0;
        foreach (var block in Blocks(id))
        {
            using var draft = await block.DraftAsync();
            var findings = rule.Check(await block.HardeningAsync(draft)).ToList();
            var found = findings.Select(f => $"{f.Rule.Id} {f.At.Path}").Order(StringComparer.Ordinal);
            if (Rules.Image.Any(r => r.Info.Id == id))
            {
                Assert.Empty(found.Except(block.Marks));
            }
            else
            {
                Assert.Equal(block.Marks, found);
            }

            var fixes = findings.Where(f => f.Fix is not null).Select(f => f.Fix!).ToList();
            Assert.All(fixes.SelectMany(f => f.Edits), e => Assert.IsType<ImageChange>(e));
            foreach (var change in fixes.SelectMany(f => f.Edits).OfType<ImageChange>())
            {
                change.Change.Apply(draft);
                mended++;
            }

            Assert.DoesNotContain(rule.Check(await block.HardeningAsync(draft)), f => f.Fix is not null);
        }

        Assert.Equal(rule.Info.Fix is not null, mended > 0);
    }

    private static IEnumerable<string> Found(string id, ImageBlock block) =>
        Rules.Image.Where(r => r.Info.Id == id).SelectMany(r => r.Check(block.Subject))
            .Concat(Rules.Inventory.Where(r => r.Info.Id == id).SelectMany(r => r.Check(block.Contents))).Select(f => $"{f.Rule.Id} {f.At.Path}").Order(StringComparer.Ordinal);

    private static List<ImageBlock> Blocks(string id) => [.. BlockPattern().Matches(Page(id)).Select(m => ImageBlock.Parse(m.Groups["text"].Value))];

    private static string Page(string id) => File.ReadAllText(Path.Join(Repository.Root, "docs", "rules", id + ".md"));

    [GeneratedRegex("^## (?<text>.*)$", RegexOptions.Multiline)]
    private static partial Regex HeadingPattern();

    [GeneratedRegex("^```image\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex BlockPattern();
}
