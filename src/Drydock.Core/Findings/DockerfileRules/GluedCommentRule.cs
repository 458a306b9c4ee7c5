using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary><c>do# text</c></summary>
internal sealed class GluedCommentRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF225",
        "glued-comment",
        Severity.Medium,
        "A comment is glued to a word, so it is none",
        ["shellcheck:SC1099"])
    {
        ExplainsSyntax = true,
        Fix = Applicability.Unsafe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var command in ScriptNodes.Of<SimpleCommand>(subject))
        {
            if (command.Words is [{ Plain: { } name } word, ..] && name.IndexOf('#', StringComparison.Ordinal) is > 0 and var at && name[..at] is "do" or "done" or "then" or "else" or "fi" or "esac" or "{" or "}")
            {
                yield return subject.Find(Info, word.Span, $"Without a blank before the #, {name} is the name of a command.", new Fix("Put a blank in", Applicability.Unsafe, [new TextEdit(new Span(word.Span.Start + at, word.Span.Start + at), " ")]));
            }
        }
    }
}
