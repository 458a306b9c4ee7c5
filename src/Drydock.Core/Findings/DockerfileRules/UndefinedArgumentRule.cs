using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Variables;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A variable in FROM that has no value.</summary>
internal sealed class UndefinedArgumentRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF046",
        "undefined-arg-in-from",
        Severity.High,
        "FROM uses a variable that no ARG before the first FROM declares",
        ["buildkit:UndefinedArgInFrom"])
    {
        Fix = Applicability.Unsafe,
        Tier = RuleTier.Minimal,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var stage in subject.File.Stages)
        {
            foreach (var use in VariableFinder.Find(stage.From, subject.File.Escape).Where(u => !u.HasFallback && !subject.Scopes.Global.IsDefined(u.Name)))
            {
                var near = NearName.Of(use.Name, subject.Scopes.Global);
                var hint = near is null ? "declare it there" : $"did you mean '{near}'?";
                yield return subject.Find(Info, use.Span, $"No ARG before the first FROM declares '{use.Name}', so it is empty here: {hint}{(near is null ? "." : "")}", near is null ? null : NearName.FixOf(subject, use, near));
            }
        }
    }
}
