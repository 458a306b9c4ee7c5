using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Variables;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A value that uses a name of its own instruction.</summary>
internal sealed class SelfReferringEnvRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF023",
        "self-referring-env",
        Severity.Medium,
        "An ENV uses a variable that the same ENV sets",
        ["hadolint:DL3044"])
    {
        Fix = Applicability.Unsafe,
        Tier = RuleTier.Minimal,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var instruction in subject.File.Instructions.Where(i => (i.Trigger ?? i) is { Keyword: "ENV", Pairs.Length: > 1 }))
        {
            var env = instruction.Trigger ?? instruction;
            var scope = subject.Scopes.At(env);
            var set = new HashSet<string>(StringComparer.Ordinal) { env.Pairs[0].Name };
            for (var i = 1; i < env.Pairs.Length; i++)
            {
                var pair = env.Pairs[i];
                var uses = VariableFinder.Find(env, pair, subject.File.Escape).Where(u => set.Contains(u.Name) && !scope.IsDefined(u.Name)).ToList();
                if (uses.Count > 0)
                {
                    yield return subject.Find(Info, uses[0].Span, $"'{uses[0].Name}' is set by this ENV itself, so it has no value here yet: set it in an ENV before.", instruction.Trigger is null ? FixOf(subject, env, i) : null);
                    set.Clear();
                }

                set.Add(pair.Name);
            }
        }
    }

    /// <summary>What follows becomes an ENV of its own.</summary>
    private static Fix? FixOf(DockerfileSubject subject, Instruction env, int pair)
    {
        var gap = new Span(env.Pairs[pair - 1].Span.End, env.Pairs[pair].Span.Start);
        return !LineEdits.HasComment(subject.File, gap) ? new Fix("Begin another ENV here", Applicability.Unsafe, [new TextEdit(gap, $"{LineEdits.EndOf(subject.File.Source)}{subject.File.Source.At(env.KeywordSpan)} ")]) : null;
    }
}
