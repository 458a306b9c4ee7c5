using Drydock.Core.Advisories;
using Drydock.Core.Findings;
using Drydock.Core.Verdicts;

namespace Drydock.Core.Reports;

/// <summary>A finding, and what was decided about it.</summary>
/// <param name="Decision">Null when nothing was.</param>
internal sealed record JudgedFinding(Finding Finding, Decision? Decision)
{
    /// <summary>Why it does not count; null when it does.</summary>
    public Suppression? Suppression => Decision?.Suppression
        ?? (Finding.Vulnerability?.Covered is { } covered ? new Suppression(SuppressionKind.Covered, covered.By.ToString(), covered.Reason) : null);

    /// <summary>Somebody has to act on it, or to decide that nobody has to.</summary>
    public bool IsOpen => Suppression is null;

    /// <summary>How bad it counts as: what the policy says, else the finding's own word.</summary>
    public Severity Severity => Decision?.Severity ?? Finding.Severity;

    public Outcome Outcome => Decision?.Outcome ?? Outcome.Pass;
}
