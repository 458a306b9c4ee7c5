using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary><c>echo a }</c></summary>
internal sealed class LiteralBraceRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF219",
        "literal-brace",
        Severity.Low,
        "A brace stands among arguments, where it groups nothing",
        ["shellcheck:SC1083"]);

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var command in ScriptNodes.Of<SimpleCommand>(subject))
        {
            for (var i = 1; i < command.Words.Length; i++)
            {
                var word = command.Words[i];
                if (word is { IsQuoted: false, Value: "{" or "}" })
                {
                    yield return subject.Find(Info, word.Span, $"{word.Text} is an argument here: put a semicolon before it if it is to group commands, and quotes around it if not.");
                }
                else if (subject.Settings.AsHadolint && word.Parts.Any(HasBrace))
                {
                    yield return subject.Find(Info, word.Span, $"The braces of {word.Text} are taken as they are: put quotes around it.");
                }
            }
        }
    }

    /// <summary>ShellCheck asks for quotes around every brace that is none of a pair without anything inside.</summary>
    private static bool HasBrace(WordPart part) => part is Literal { Text: var text } && text.Replace("{}", "", StringComparison.Ordinal).AsSpan().ContainsAny('{', '}');
}
