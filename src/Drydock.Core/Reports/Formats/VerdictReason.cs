using System.Collections.Immutable;
using Drydock.Core.Advisories;
using Drydock.Core.Verdicts;

namespace Drydock.Core.Reports.Formats;

/// <summary>Why a verdict is what it is, or what else somebody should look at.</summary>
/// <param name="Subject">A rule's id, a vulnerability's, gap, or the kind of a notice.</param>
internal sealed record VerdictReason(Outcome Outcome, string Subject, string Text)
{
    /// <summary>All that does not simply pass: failures first, then what is open, then warnings; each once, with how often it holds.</summary>
    public static ImmutableArray<VerdictReason> Of(Verdict verdict)
    {
        var notices = verdict.Notices.Select(n => new VerdictReason(n.Outcome, Kebab.Of(n.Kind), n.Place.Length > 0 ? $"{n.Message} ({n.Place})" : n.Message));
        var decisions = verdict.Decisions.Where(d => d.Outcome != Outcome.Pass).Select(d => new VerdictReason(d.Outcome, d.Subject, d.Reason));
        return
        [
            .. notices.Concat(decisions).CountBy(r => r).OrderByDescending(c => c.Key.Outcome)
                .Select(c => c.Value > 1 ? c.Key with { Text = $"{c.Key.Text} ({Amount.Of(c.Value)} times)" } : c.Key),
        ];
    }
}
