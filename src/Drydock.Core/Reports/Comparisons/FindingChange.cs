namespace Drydock.Core.Reports.Comparisons;

/// <summary>A finding that is in one image and not in the other, or in both with another severity, status or fix.</summary>
/// <param name="Finding">As it is after, or was before when it is gone.</param>
/// <param name="Before">As it was before; null when it was not there or did not change.</param>
internal sealed record FindingChange(ChangeKind Kind, ComparedFinding Finding, ComparedFinding? Before = null);
