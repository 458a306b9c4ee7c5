using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>What no builder accepts.</summary>
internal sealed class BrokenDockerfileRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF059",
        "broken-dockerfile",
        Severity.Critical,
        "Builders refuse the Dockerfile",
        [])
    {
        Tier = RuleTier.Minimal,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        // Rules of their own tell these.
        var told = subject.File.Instructions.Where(i => i.Stage < 0).Select(i => i.KeywordSpan)
            .Concat(subject.File.Instructions.Where(i => i.Trigger?.Keyword is "FROM" or "MAINTAINER" or "ONBUILD").Select(i => i.Trigger!.KeywordSpan)).ToHashSet();
        foreach (var problem in subject.File.Problems.Where(p => !told.Contains(p.At) || p.Message.StartsWith("unknown", StringComparison.Ordinal)))
        {
            var hint = problem.Hint.Length == 0 ? "." : $". {char.ToUpperInvariant(problem.Hint[0])}{problem.Hint[1..]}";
            yield return subject.Find(Info, problem.At, $"Builders refuse this: {problem.Message}{hint}");
        }
    }
}
