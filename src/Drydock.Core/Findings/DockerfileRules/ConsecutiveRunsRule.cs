using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A RUN that could be part of the one before.</summary>
internal sealed class ConsecutiveRunsRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF036",
        "consecutive-runs",
        Severity.Info,
        "RUN follows on RUN, and each makes a layer",
        ["hadolint:DL3059"])
    {
        Fix = Applicability.Unsafe,
        Tier = RuleTier.Strict,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        var scripts = subject.Scripts.Where(s => s.IsRun && s.Heredoc is null).ToDictionary<Script, Instruction>(s => s.Instruction, ReferenceEqualityComparer.Instance);
        var all = subject.File.Instructions;
        for (var i = 1; i < all.Length; i++)
        {
            if (all[i].Keyword == "RUN" && all[i - 1].Keyword == "RUN" && SameFlags(all[i - 1], all[i]) && all[i].Heredocs.IsEmpty && all[i - 1].Heredocs.IsEmpty)
            {
                var (first, second) = (scripts.GetValueOrDefault(all[i - 1]), scripts.GetValueOrDefault(all[i]));
                if (MergedRuns.IsSingle(first) && MergedRuns.IsSingle(second))
                {
                    yield return subject.Find(Info, all[i].KeywordSpan, $"This RUN directly follows the one in line {all[i - 1].Line}: as one they would make one layer.", MergedRuns.FixOf(subject, first, second));
                }
            }
        }
    }

    private static bool SameFlags(Instruction one, Instruction other) =>
        one.Flags.Length == other.Flags.Length && one.Flags.Zip(other.Flags, (a, b) => a.Name == b.Name && a.Value == b.Value).All(same => same);
}
