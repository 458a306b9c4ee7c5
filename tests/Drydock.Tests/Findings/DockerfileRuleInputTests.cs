using Drydock.Core.Findings;
using Drydock.Core.Findings.Fixing;

namespace Drydock.Tests.Findings;

/// <summary>What holds of every rule about Dockerfiles whatever it is given: the examples of all pages, whole, in pieces, and with the line ends of Windows.</summary>
public sealed class DockerfileRuleInputTests
{
    private static readonly Lazy<List<DockerfileBlock>> Examples = new(() => [.. Rules.Dockerfile.SelectMany(r => DockerfileRulePageTests.BlocksOf(r.Info.Id, "Example"))]);

    public static TheoryData<string> Ids() => [.. Rules.Dockerfile.Select(r => r.Info.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_fix_keeps_the_line_ends_of_the_file(string id)
    {
        var rule = RuleOf(id);
        foreach (var block in DockerfileRulePageTests.BlocksOf(id, "Example").Where(b => !b.Text.Contains("<<", StringComparison.Ordinal)))
        {
            var windows = block with { Text = block.Text.ReplaceLineEndings("\r\n") };
            Assert.Equal(block.Fix(rule).ReplaceLineEndings("\r\n"), windows.Fix(rule));
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Whatever_a_rule_is_given_its_findings_lie_in_the_file(string id)
    {
        var rule = RuleOf(id);
        var random = new Random(id[^1]);
        foreach (var block in Examples.Value)
        {
            AssertSound(rule, block, block.Text);
            AssertSound(rule, block, block.Text[..random.Next(block.Text.Length)]);
            AssertSound(rule, block, Damaged(block.Text, random));
        }
    }

    private static void AssertSound(IRule<DockerfileSubject> rule, DockerfileBlock block, string text)
    {
        foreach (var finding in rule.Check(block.Of(text)))
        {
            var at = finding.At.Span!.Value;
            Assert.True(at.Start >= 0 && at.End <= text.Length && at.Start <= at.End, $"{rule.Info.Id} {at} in\n{text}");
            Assert.EndsWith(finding.Message[^1] == '?' ? "?" : ".", finding.Message, StringComparison.Ordinal);
            var end = 0;
            foreach (var edit in (finding.Fix?.Edits.OfType<TextEdit>() ?? []).OrderBy(e => e.At.Start).ThenBy(e => e.At.End))
            {
                Assert.True(edit.At.Start >= end && edit.At.End >= edit.At.Start && edit.At.End <= text.Length, $"{rule.Info.Id} {edit} in\n{text}");
                end = edit.At.End;
            }
        }
    }

    private static string Damaged(string text, Random random)
    {
        var characters = text.ToCharArray();
        for (var i = 0; i < characters.Length; i += 1 + random.Next(40))
        {
            characters[i] = "\"'$\\{}[]=:/-#\n\r\0 aF0\uD800"[random.Next(21)];
        }

        return new string(characters);
    }

    private static IRule<DockerfileSubject> RuleOf(string id) => Rules.Dockerfile.Single(r => r.Info.Id == id);
}
