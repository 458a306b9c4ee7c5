using System.Collections.Immutable;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings;
using Drydock.Core.Findings.DockerfileRules;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Verdicts.Linting;

/// <summary>Asks every rule of a plan about a Dockerfile, and leaves out what the file says does not count. Safe for several threads.</summary>
public sealed class Linter(LintPlan plan)
{
    /// <param name="context">Null when nothing is known of the folder that it is built in.</param>
    /// <param name="others">Findings that come from elsewhere: ShellCheck.</param>
    public LintedFile Lint(Dockerfile file, BuildContext? context, IEnumerable<Finding>? others = null)
    {
        var subject = new DockerfileSubject(file, plan.Settings, context);
        var found = new List<Finding>();
        foreach (var rule in plan.Rules)
        {
            found.AddRange(rule.Rule.Check(subject).Select(f => f with { Severity = rule.Severity }));
        }

        found.RemoveAll(f => f.Rule.Id is ShellSyntaxErrorRule.Id or BashFeatureInShRule.Id
            && found.Exists(o => o.Rule.ExplainsSyntax && (f.At.Span == o.At.Span || (f.Rule.Id == ShellSyntaxErrorRule.Id && IsInSameInstruction(file, f, o)))));

        // What a rule of ours says as well is told once.
        found.AddRange((others ?? []).Where(o => !plan.Off.Any(n => RuleNames.Means(n, o.Rule)) && !found.Exists(f => IsSame(file, f, o))).ToList());

        found.Sort(Compare);
        return Weigh(file, found);
    }

    private LintedFile Weigh(Dockerfile file, List<Finding> found)
    {
        var ignores = plan.AllowsInline ? InlineIgnores.Of(file) : [];
        var used = new HashSet<InlineIgnore>(ReferenceEqualityComparer.Instance);
        var counting = ImmutableArray.CreateBuilder<Finding>();
        var suppressed = ImmutableArray.CreateBuilder<SuppressedFinding>();
        foreach (var finding in found)
        {
            var covering = ignores.Where(i => i.Covers(finding)).ToList();
            used.UnionWith(covering);
            if (covering.Count == 0)
            {
                counting.Add(finding);
            }
            else
            {
                suppressed.Add(new SuppressedFinding(finding, covering[0]));
            }
        }

        return new LintedFile(file.Source, counting.ToImmutable(), suppressed.ToImmutable(), [.. ignores.Where(i => !used.Contains(i) && Asks(i))]) { IsFailed = Fails(file, counting) };
    }

    /// <summary>A comment that names only rules that nobody asked was of no use by no fault of its own.</summary>
    private bool Asks(InlineIgnore ignore) => ignore.Names.Any(n => n == "all" || plan.Named(n).Any() || !RuleNames.Find(n).Any());

    private bool Fails(Dockerfile file, ImmutableArray<Finding>.Builder findings) => !plan.NeverFails
        && (findings.Any(f => f.Severity >= plan.FailOn)
            || (InlineIgnores.FailsChecks(file) && findings.Any(f => f.Rule.Aliases.Any(a => a.StartsWith("buildkit:", StringComparison.Ordinal)))));

    private static bool IsSame(Dockerfile file, Finding ours, Finding other) =>
        other.Rule.Aliases.Any(a => ours.Rule.Aliases.Contains(a, StringComparer.Ordinal)) && LineOf(file, ours) == LineOf(file, other);

    private static bool IsInSameInstruction(Dockerfile file, Finding left, Finding right) => file.Instructions.Any(i => Holds(i.Span, left) && Holds(i.Span, right));

    private static bool Holds(Span span, Finding finding) => finding.At.Span is { } at && span.Start <= at.Start && at.Start <= span.End;

    private static int LineOf(Dockerfile file, Finding finding) => file.Source.PositionOf(finding.At.Span?.Start ?? 0).Line;

    private static int Compare(Finding left, Finding right)
    {
        var by = (left.At.Span?.Start ?? 0).CompareTo(right.At.Span?.Start ?? 0);
        by = by != 0 ? by : (left.At.Span?.End ?? 0).CompareTo(right.At.Span?.End ?? 0);
        by = by != 0 ? by : string.CompareOrdinal(left.Rule.Id, right.Rule.Id);
        return by != 0 ? by : string.CompareOrdinal(left.Message, right.Message);
    }
}
