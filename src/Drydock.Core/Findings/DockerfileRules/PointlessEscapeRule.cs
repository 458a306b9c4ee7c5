using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A backslash that a shell takes away before anybody sees it.</summary>
internal sealed class PointlessEscapeRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF208",
        "pointless-escape",
        Severity.Low,
        "A backslash before a letter is dropped, as nothing quotes it",
        ["shellcheck:SC1001", "shellcheck:SC1012"]);

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var command in ScriptNodes.Of<SimpleCommand>(subject))
        {
            for (var i = 1; i < command.Words.Length; i++)
            {
                foreach (var part in command.Words[i].Parts)
                {
                    if (part is Escaped { Text: [var letter] } && char.IsAsciiLetterOrDigit(letter) && !IsAlias(command))
                    {
                        yield return subject.Find(Info, part.Span, letter is 'n' or 't' or 'r'
                            ? $"The shell makes a plain {letter} of \\{letter}: quote it for a program that knows it."
                            : $"The shell makes a plain {letter} of \\{letter}: quote it if a program is to see the backslash.");
                    }
                }
            }
        }
    }

    private static bool IsAlias(SimpleCommand command) => command.Words[0].Plain is "alias" or "unalias";
}
