using System.Collections.Immutable;
using Drydock.Core.Advisories;
using Drydock.Core.Findings;
using Drydock.Oci.Layers;

namespace Drydock.Core.Verdicts;

/// <summary>Weighs findings and gaps. A critical finding fails, and what could not be looked at leaves the answer open.</summary>
public static class Gate
{
    /// <summary>Days after which the database is too old to say that nothing is known.</summary>
    private const int MaxAge = 7;

    /// <summary>One decision for each finding and then for each gap, in their order; the worst of them and of the notices is the outcome.</summary>
    public static Verdict Decide(GateInput input)
    {
        ImmutableArray<Decision> decisions = [.. input.Findings.Select(Decide), .. input.Gaps.Select(Decide)];
        ImmutableArray<Notice> notices = [.. Judge(input.Database, input.Today)];
        var worst = decisions.Select(d => d.Outcome).Concat(notices.Select(n => n.Outcome)).DefaultIfEmpty(Outcome.Pass).Max();
        return new Verdict(worst == Outcome.Warn ? Outcome.Pass : worst, decisions) { Notices = notices, Policy = "default" };
    }

    private static Decision Decide(Finding finding)
    {
        var subject = finding.Vulnerability?.Id ?? finding.Rule.Id;
        if (finding.Vulnerability?.Covered is { } covered)
        {
            return new Decision(subject, Outcome.Pass, $"{subject} does not count: {covered.Reason}") { Suppression = new Suppression(SuppressionKind.Covered, covered.By.ToString(), covered.Reason) };
        }

        var what = $"{finding.Rule.Name}{(finding.At.Path.Length > 0 ? $" at '{finding.At.Path}'" : "")} is {finding.Severity.ToString().ToLowerInvariant()}";
        return finding.Severity == Severity.Critical
            ? new Decision(subject, Outcome.Fail, $"{what}, and a critical finding fails.")
            : new Decision(subject, Outcome.Pass, $"{what}, and only a critical finding fails.");
    }

    private static Decision Decide(Gap gap) => gap.Kind == GapKind.Skipped
        ? new("gap", Outcome.Pass, $"{(gap.Path.Length > 0 ? $"'{gap.Path}'" : "A place")} was left out on purpose: {gap.Message}")
        : new("gap", Outcome.Incomplete, $"{(gap.Path.Length > 0 ? $"'{gap.Path}'" : "A part of the image")} could not be looked at: {gap.Message}");

    private static IEnumerable<Notice> Judge(DatabaseFacts? database, DateOnly today)
    {
        if (database is { Missing.Length: > 0 })
        {
            yield return new Notice(NoticeKind.DatabaseMissing, Outcome.Incomplete, $"Vulnerabilities were not looked for: there is no advisory database at '{database.Name}', {database.Missing}.");
        }
        else if (database?.AgeInDays(today) is { } age && age > MaxAge)
        {
            yield return new Notice(NoticeKind.DatabaseStale, Outcome.Incomplete, $"The advisory database is {age} days old, and newer vulnerabilities are not in it.");
        }
    }
}
