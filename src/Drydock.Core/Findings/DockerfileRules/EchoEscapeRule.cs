using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary><c>echo "a\n"</c></summary>
internal sealed class EchoEscapeRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF229",
        "echo-escape",
        Severity.Info,
        "echo is given escapes that not every shell resolves",
        ["shellcheck:SC2028"])
    {
        Fix = Applicability.Unsafe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var script in subject.Scripts)
        {
            // The echo of dash resolves them by itself; those of bash and BusyBox do not.
            if (script.Tree.Dialect == ShellDialect.Posix && SystemShells.Of(subject, script) == SystemShell.Dash)
            {
                continue;
            }

            foreach (var node in script.Tree.Nodes)
            {
                if (node is SimpleCommand { Words: [{ Plain: "echo" } name, var first, ..] } command && first.Value is not ['-', 'e' or 'E', ..] and not "-ne" and not "-en" && command.Words.FirstOrDefault(HasEscape) is { } word)
                {
                    var fix = command.Words.Length == 2 ? new Fix("Use printf", Applicability.Unsafe, [new TextEdit(name.Span, "printf '%b\\n'")]) : null;
                    yield return subject.Find(Info, word.Span, "Whether echo makes a line end or the like of a backslash depends on the shell: use printf.", fix);
                }
            }
        }
    }

    private static bool HasEscape(ShellWord word)
    {
        foreach (var part in word.Parts)
        {
            if ((part is SingleQuoted { Text: var single } && HasEscape(single)) || (part is DoubleQuoted quoted && quoted.Parts.Any(p => p is Literal { Text: var text } && HasEscape(text))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasEscape(string text)
    {
        for (var i = text.IndexOf('\\', StringComparison.Ordinal); i >= 0 && i + 1 < text.Length; i = text.IndexOf('\\', i + 2))
        {
            if (text[i + 1] is 'n' or 't' or 'r' or 'e' or '0' or 'x')
            {
                return true;
            }

            if (i + 2 >= text.Length)
            {
                break;
            }
        }

        return false;
    }
}
