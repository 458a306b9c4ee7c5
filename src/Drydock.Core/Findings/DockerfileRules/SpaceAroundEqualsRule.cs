using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;
using System.Collections.Immutable;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary><c>a = b</c></summary>
internal sealed class SpaceAroundEqualsRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF216",
        "space-around-equals",
        Severity.High,
        "Blanks around an equals sign make a command of the variable",
        ["shellcheck:SC1068", "shellcheck:SC2283"])
    {
        Fix = Applicability.Unsafe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var command in ScriptNodes.Of<SimpleCommand>(subject))
        {
            if (command.Words is not [{ Plain: { } name }, { Parts: [Literal { Text: ['=', not '=' and not '~', ..] or "=" }, ..] } sign, ..] || !IsName(name))
            {
                continue;
            }

            var hasValue = sign.Plain == "=" && command.Words.Length == 3;
            var isWhole = hasValue || (sign.Plain != "=" && command.Words.Length == 2);
            ImmutableArray<Edit> edits = hasValue
                ? [new TextEdit(new Span(command.Words[0].Span.End, sign.Span.Start), ""), new TextEdit(new Span(sign.Span.End, command.Words[2].Span.Start), "")]
                : [new TextEdit(new Span(command.Words[0].Span.End, sign.Span.Start), "")];
            yield return subject.Find(Info, new Span(command.Words[0].Span.Start, sign.Span.End), $"To set {name}, no blanks may stand around the =: this runs a command named {name}.", isWhole ? new Fix("Delete the blanks", Applicability.Unsafe, edits) : null);
        }
    }

    private static bool IsName(string text) => text.Length > 0 && (char.IsAsciiLetter(text[0]) || text[0] == '_') && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && text != "test";
}
