using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary><c>do x done</c></summary>
internal sealed class KeywordAsArgumentRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF210",
        "keyword-as-argument",
        Severity.Medium,
        "A word such as done closes nothing, as a semicolon is missing before it",
        ["shellcheck:SC1010"])
    {
        ExplainsSyntax = true,
        Fix = Applicability.Unsafe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var script in subject.Scripts)
        {
            if (script.Tree.Problems.IsEmpty)
            {
                continue;
            }

            foreach (var node in script.Tree.Nodes)
            {
                if (node is not SimpleCommand command)
                {
                    continue;
                }

                for (var i = 1; i < command.Words.Length; i++)
                {
                    if (command.Words[i].Plain is "done" or "do" or "then" or "fi" or "esac")
                    {
                        var before = command.Words[i - 1].Span.End;
                        yield return subject.Find(Info, command.Words[i].Span, $"'{command.Words[i].Plain}' is an argument of {command.Words[0].Text} here: put a semicolon before it.", new Fix("Put a semicolon before it", Applicability.Unsafe, [new TextEdit(new Span(before, before), ";")]));
                    }
                }
            }
        }
    }
}
