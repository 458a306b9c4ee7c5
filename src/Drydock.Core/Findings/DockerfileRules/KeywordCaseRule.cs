using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary><c>If</c>, <c>Done</c>.</summary>
internal sealed class KeywordCaseRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF218",
        "keyword-case",
        Severity.High,
        "A word of the shell is written with capitals, so it is none",
        ["shellcheck:SC1081"])
    {
        ExplainsSyntax = true,
        Fix = Applicability.Unsafe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var command in ScriptNodes.Of<SimpleCommand>(subject))
        {
            if (command.Words is [{ Plain: { Length: < 6 } name } word, ..] && name.Any(char.IsAsciiLetterUpper) && name.ToLowerInvariant() is "if" or "then" or "else" or "elif" or "fi" or "for" or "while" or "until" or "do" or "done" or "case" or "esac")
            {
                var lower = name.ToLowerInvariant();
                yield return subject.Find(Info, word.Span, $"{name} is taken for a command: the shell knows '{lower}' in small letters only.", new Fix($"Write {lower}", Applicability.Unsafe, [new TextEdit(word.Span, lower)]));
            }
        }
    }
}
