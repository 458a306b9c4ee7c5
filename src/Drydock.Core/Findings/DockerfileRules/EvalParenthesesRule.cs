using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary><c>eval a=(b c)</c></summary>
internal sealed class EvalParenthesesRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF224",
        "eval-parentheses",
        Severity.Medium,
        "eval is given parentheses that are not quoted",
        ["shellcheck:SC1098"])
    {
        ExplainsSyntax = true,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var command in ScriptNodes.Of<SimpleCommand>(subject))
        {
            if (command.Words is [{ Plain: "eval" } name, ..] && command.Words.FirstOrDefault(w => w.Parts.Any(p => p is ArrayLiteral)) is { } word)
            {
                yield return subject.Find(Info, new Span(name.Span.Start, word.Span.End), "The shell reads these parentheses before eval does: quote the whole argument.");
            }
        }
    }
}
