using Drydock.Core.Advisories;
using Drydock.Core.Verdicts;

namespace Drydock.Core.Reports.Formats;

/// <summary>Says of each vulnerability of an image what VEX would: a risk that somebody took is still affected.</summary>
internal sealed class VexAnswers
{
    private static readonly string[] Justifications =
    [
        "component_not_present", "vulnerable_code_not_present", "vulnerable_code_not_in_execute_path", "vulnerable_code_cannot_be_controlled_by_adversary", "inline_mitigations_already_exist",
    ];

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
            { Kind: SuppressionKind.Vex } vex => new(VexState.NotAffected, Justifications.Contains(vex.Justification, StringComparer.Ordinal) ? vex.Justification : "", SuppressionText.Of(vex)),
            { Kind: SuppressionKind.Covered } covered => new(IsOpenIn(vulnerability, covered.By) ? VexState.Affected : VexState.NotAffected, "", SuppressionText.Of(covered)),
            { } other => new(VexState.Affected, "", SuppressionText.Of(other)),
            _ => Of(vulnerability),
        };
    }

    private static VexAnswer Of(Vulnerability vulnerability)
    {
        var note = vulnerability.StatusNote.Length > 0 ? $" {vulnerability.StatusNote}" : "";
        return vulnerability.Status switch
        {
            AdvisoryStatus.UnderInvestigation => new(VexState.UnderInvestigation, "", $"{vulnerability.Source} has not decided yet.{note}"),
            AdvisoryStatus.NotAffected => new(VexState.NotAffected, "", $"{vulnerability.Source} says so.{note}"),
            _ when vulnerability.IsFixable => new(VexState.Affected, "", $"Upgrade to {vulnerability.FixedVersion}."),
            _ => new(VexState.Affected, "", FixText.Sentence(vulnerability) + note),
        };
    }

    /// <summary>A distribution that says its package is affected does not make the parts of that package safe.</summary>
    private bool IsOpenIn(Vulnerability vulnerability, string purl) => vulnerability.Aliases.Prepend(vulnerability.Id).Any(n => open.Contains((n, purl)));
}
