using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A <c>$</c> with nothing behind it.</summary>
internal sealed class LonelyDollarRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF207",
        "lonely-dollar",
        Severity.Info,
        "A dollar sign stands alone, so it names no variable",
        ["shellcheck:SC1000"])
    {
        Fix = Applicability.Safe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var command in ScriptNodes.Of<SimpleCommand>(subject))
        {
            foreach (var word in command.Words)
            {
                if (word.Plain == "$")
                {
                    yield return subject.Find(Info, word.Span, "This $ names no variable and is taken as it is: write '$' if that is meant, or put the name right behind it.", new Fix("Quote it", Applicability.Safe, [new TextEdit(word.Span, "'$'")]));
                }
            }
        }
    }
}
