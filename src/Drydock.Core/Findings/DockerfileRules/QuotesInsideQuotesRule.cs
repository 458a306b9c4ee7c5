using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary><c>"a"b"c"</c></summary>
internal sealed class QuotesInsideQuotesRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF233",
        "quotes-inside-quotes",
        Severity.Low,
        "Double quotes inside of double quotes end them",
        ["shellcheck:SC2140"]);

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var word in ScriptNodes.Of<ShellWord>(subject))
        {
            for (var i = 1; i + 1 < word.Parts.Length; i++)
            {
                if (word.Parts[i] is Literal { Text: { Length: > 0 } text } && char.IsAsciiLetterOrDigit(text[0]) && word.Parts[i - 1] is DoubleQuoted { Parts: [.., not ParameterExpansion] } && word.Parts[i + 1] is DoubleQuoted { Parts: [not ParameterExpansion, ..] })
                {
                    yield return subject.Find(Info, word.Parts[i].Span, $"{text} stands outside of the quotes, and the quotes around it are lost: put a backslash before inner quotes.");
                    i++;
                }
            }
        }
    }
}
