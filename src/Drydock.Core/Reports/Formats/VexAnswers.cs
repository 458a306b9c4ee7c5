using Drydock.Core.Advisories;
using Drydock.Core.Verdicts;
using Drydock.Core.Verdicts.Vex;

namespace Drydock.Core.Reports.Formats;

/// <summary>Says of each vulnerability of an image what VEX would: a risk that somebody took is still affected.</summary>
internal sealed class VexAnswers
{
    /// <summary>The packages in which a vulnerability counts, and its names there.</summary>
    private readonly HashSet<(string Name, string Purl)> open = [];

    public VexAnswers(PlatformReport platform)
    {
        foreach (var vulnerability in platform.ByRisk.Where(f => f.IsOpen).Select(f => f.Finding.Vulnerability!))
        {
            foreach (var name in vulnerability.Aliases.Prepend(vulnerability.Id))
            {
                open.Add((name, vulnerability.Package.Purl.ToString()));
            }
        }
    }

    public VexAnswer Of(JudgedFinding judged)
    {
        var vulnerability = judged.Finding.Vulnerability!;
        return judged.Suppression switch
        {
            { Kind: SuppressionKind.Vex } vex => new(VexStatus.NotAffected, Justifications.All.Contains(vex.Justification, StringComparer.Ordinal) ? vex.Justification : "", SuppressionText.Of(vex)),
            { Kind: SuppressionKind.Covered } covered => new(IsOpenIn(vulnerability, covered.By) ? VexStatus.Affected : VexStatus.NotAffected, "", SuppressionText.Of(covered)),
            { } other => new(VexStatus.Affected, "", SuppressionText.Of(other)),
            _ => Of(vulnerability),
        };
    }

    private static VexAnswer Of(Vulnerability vulnerability)
    {
        var note = vulnerability.StatusNote.Length > 0 ? $" {vulnerability.StatusNote}" : "";
        return vulnerability.Status switch
        {
            AdvisoryStatus.UnderInvestigation => new(VexStatus.UnderInvestigation, "", $"{vulnerability.Source} has not decided yet.{note}"),
            AdvisoryStatus.NotAffected => new(VexStatus.NotAffected, "", $"{vulnerability.Source} says so.{note}"),
            _ when vulnerability.IsFixable => new(VexStatus.Affected, "", $"Upgrade to {vulnerability.FixedVersion}."),
            _ => new(VexStatus.Affected, "", FixText.Sentence(vulnerability) + note),
        };
    }

    /// <summary>A distribution that says its package is affected does not make the parts of that package safe.</summary>
    private bool IsOpenIn(Vulnerability vulnerability, string purl) => vulnerability.Aliases.Prepend(vulnerability.Id).Any(n => open.Contains((n, purl)));
}
