using System.Collections.Immutable;
using Drydock.Core.Verdicts.Baselines;

namespace Drydock.Core.Reports.Comparisons;

/// <summary>What a comparison needs of a finding.</summary>
/// <param name="Identities">By its id and every alias.</param>
/// <param name="Id">The vulnerability's id, or the rule's id and name.</param>
/// <param name="Where">The package and its version, or the path.</param>
/// <param name="FixedVersion">Empty when there is none.</param>
/// <param name="Status">What the vendor says; empty for a rule's finding.</param>
internal sealed record ComparedFinding(ImmutableArray<FindingIdentity> Identities, string Id, string Where, string Severity, string FixedVersion, string Status, string Message)
{
    /// <summary>What can differ of one and the same finding.</summary>
    public string State => string.Join(", ", new[] { Severity, Status, FixedVersion.Length > 0 ? $"fixed in {FixedVersion}" : "" }.Where(s => s.Length > 0));
}
