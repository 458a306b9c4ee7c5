using System.Collections.Immutable;
using Drydock.Core.Findings;
using Drydock.Oci.Layers;

namespace Drydock.Core.Verdicts;

/// <summary>Decides whether an image may pass.</summary>
public static class Gate
{
    public static Verdict Decide(ImmutableArray<Finding> findings, ImmutableArray<Gap> gaps) =>
        new(findings.Any(f => f.Severity == Severity.Critical) ? Outcome.Fail : gaps.IsEmpty ? Outcome.Pass : Outcome.Incomplete, []);
}
