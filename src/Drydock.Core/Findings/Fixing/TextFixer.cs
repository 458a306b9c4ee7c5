using System.Collections.Immutable;
using System.Text;
using Drydock.Core.Dockerfiles;

namespace Drydock.Core.Findings.Fixing;

/// <summary>Puts the fixes of findings into a text. What lies outside of their edits stays as it is, byte for byte.</summary>
public static class TextFixer
{
    /// <summary>One round: of fixes that touch each other the first counts.</summary>
    /// <param name="least">The lowest grade that is wanted.</param>
    public static FixRound Apply(string text, IEnumerable<Finding> findings, Applicability least)
    {
        var taken = new List<TextEdit>();
        var applied = ImmutableArray.CreateBuilder<Finding>();
        var dropped = ImmutableArray.CreateBuilder<Finding>();
        foreach (var finding in findings.Where(f => f.Fix is { } fix && fix.Applicability >= least && fix.Applicability != Applicability.DisplayOnly))
        {
            var edits = finding.Fix!.Edits.OfType<TextEdit>().ToList();
            if (edits.TrueForAll(e => !taken.Exists(t => Touch(t.At, e.At))))
            {
                taken.AddRange(edits);
                applied.Add(finding);
            }
            else
            {
                dropped.Add(finding);
            }
        }

        return new FixRound(Apply(text, taken), applied.ToImmutable(), dropped.ToImmutable());
    }

    /// <summary>Puts edits that do not overlap into a text. Those that put something in at one place do so in their order.</summary>
    public static string Apply(string text, IEnumerable<TextEdit> edits)
    {
        var changed = new StringBuilder(text.Length);
        var at = 0;
        foreach (var edit in edits.OrderBy(e => e.At.Start).ThenBy(e => e.At.End))
        {
            changed.Append(text, at, edit.At.Start - at).Append(edit.Text);
            at = edit.At.End;
        }

        return changed.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Two that put something in at the same place touch as well: which comes first would be chance.</summary>
    private static bool Touch(Span left, Span right) => left.Start <= right.End && right.Start <= left.End && !(left.End == right.Start && !left.IsEmpty && !right.IsEmpty) && !(right.End == left.Start && !left.IsEmpty && !right.IsEmpty);
}
