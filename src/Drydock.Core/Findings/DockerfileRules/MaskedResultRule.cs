using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;
using System.Collections.Immutable;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary><c>export a=$(b)</c></summary>
internal sealed class MaskedResultRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF236",
        "masked-result",
        Severity.Low,
        "export, local and the like hide that a command in them failed",
        ["shellcheck:SC2155"])
    {
        Fix = Applicability.Unsafe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var command in ScriptNodes.Of<SimpleCommand>(subject))
        {
            if (command.Words is not [{ Plain: "export" or "readonly" or "local" or "declare" or "typeset" } name, ..])
            {
                continue;
            }

            for (var i = 1; i < command.Words.Length; i++)
            {
                if (command.Words[i] is { Parts: [Literal { Text: var text }, ..] } word && text.IndexOf('=', StringComparison.Ordinal) is > 0 and var at && HasCommand(word.Parts))
                {
                    yield return subject.Find(Info, word.Span, $"When the command in this value fails, {name.Plain} succeeds all the same: set {text[..at].TrimEnd('+')} first.", FixOf(subject, command, word, text[..at]));
                }
            }
        }
    }

    private static bool HasCommand(ImmutableArray<WordPart> parts) => parts.Any(p => p is CommandSubstitution || (p is DoubleQuoted quoted && HasCommand(quoted.Parts)));

    private static Fix? FixOf(DockerfileSubject subject, SimpleCommand command, ShellWord word, string variable)
    {
        if (command.Words.Length != 2 || command.Words[0].Plain is not ("export" or "readonly") || variable.EndsWith('+') || !command.Assignments.IsEmpty || !command.Redirections.IsEmpty)
        {
            return null;
        }

        var written = subject.File.Source.At(word.Span).ToString();
        return new Fix("Set it first", Applicability.Unsafe, [new TextEdit(command.Span, $"{written} && {command.Words[0].Plain} {variable}")]);
    }
}
