using Drydock.Core.Advisories;
using System.Collections.Immutable;
using Drydock.Core.Findings;
using Drydock.Oci.Layers;

namespace Drydock.Core.Verdicts;

/// <summary>Weighs findings and gaps. Without a policy a critical finding fails, and what could not be looked at leaves the answer open.</summary>
public static class Gate
{
    /// <summary>One decision for each finding and then for each gap, in their order; the worst of them is the outcome.</summary>
    public static Verdict Decide(ImmutableArray<Finding> findings, ImmutableArray<Gap> gaps)
    {
        ImmutableArray<Decision> decisions = [.. findings.Select(Decide), .. gaps.Select(Decide)];
        return new Verdict(decisions.Select(d => d.Outcome).DefaultIfEmpty(Outcome.Pass).Max(), decisions);
    }

    private static Decision Decide(Finding finding)
    {
        var what = $"{finding.Rule.Name}{(finding.At.Path.Length > 0 ? $" at '{finding.At.Path}'" : "")} is {finding.Severity.ToString().ToLowerInvariant()}";
        return finding.Severity == Severity.Critical
            ? new Decision(finding.Rule.Id, Outcome.Fail, $"{what}, and a critical finding fails.")
            : new Decision(finding.Rule.Id, Outcome.Pass, $"{what}, and only a critical finding fails.");
    }

    private static Decision Decide(Gap gap) => gap.Kind == GapKind.Skipped
        ? new("gap", Outcome.Pass, $"{(gap.Path.Length > 0 ? $"'{gap.Path}'" : "A place")} was left out on purpose: {gap.Message}")
        : new("gap", Outcome.Incomplete, $"{(gap.Path.Length > 0 ? $"'{gap.Path}'" : "A part of the image")} could not be looked at: {gap.Message}");
}
