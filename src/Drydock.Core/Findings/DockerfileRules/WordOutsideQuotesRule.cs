using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary><c>'a'b'c'</c></summary>
internal sealed class WordOutsideQuotesRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF228",
        "word-outside-quotes",
        Severity.Info,
        "Single quotes inside of single quotes end them",
        ["shellcheck:SC2026"]);

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var word in ScriptNodes.Of<ShellWord>(subject))
        {
            for (var i = 1; i + 1 < word.Parts.Length; i++)
            {
                if (word.Parts[i] is Literal { Text: { Length: > 0 } text } && word.Parts[i - 1] is SingleQuoted && word.Parts[i + 1] is SingleQuoted && char.IsAsciiLetterOrDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.'))
                {
                    yield return subject.Find(Info, word.Parts[i].Span, $"{text} stands outside of the quotes, and the quotes around it are lost: use double quotes on one of the levels.");
                }
            }
        }
    }
}
