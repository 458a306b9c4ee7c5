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
                if (command.Words[i] is { IsQuoted: false, Value: "{" or "}" } word)
                {
                    yield return subject.Find(Info, word.Span, $"{word.Text} is an argument here: put a semicolon before it if it is to group commands, and quotes around it if not.");
                }
            }
        }
    }
}
