using System.Collections.Immutable;

namespace Drydock.Core.Verdicts;

/// <summary>Weighs findings, gaps, packages and the image by a policy. The worst outcome wins, and nothing that is suppressed vanishes.</summary>
public static class Gate
{
    /// <summary>One decision for each finding and then for each gap, in their order; the worst of them and of the notices is the outcome.</summary>
    public static Verdict Decide(GateInput input)
    {
        var judge = new Judge(input);
        ImmutableArray<Decision> decisions = [.. input.Findings.Select(judge.Decide), .. input.Gaps.Select(judge.Decide)];
        ImmutableArray<Notice> notices = [.. DatabaseJudge.Notices(input), .. judge.OnPackages(), .. judge.OnImage(), .. judge.OnFiles()];
        var worst = decisions.Select(d => d.Outcome).Concat(notices.Select(n => n.Outcome)).DefaultIfEmpty(Outcome.Pass).Max();
        return new Verdict(worst == Outcome.Warn ? Outcome.Pass : worst, decisions) { Notices = notices, Policy = input.Policy.Name };
    }
}
