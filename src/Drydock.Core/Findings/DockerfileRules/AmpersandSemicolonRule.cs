using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary><c>a &amp;; b</c></summary>
internal sealed class AmpersandSemicolonRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF213",
        "ampersand-semicolon",
        Severity.High,
        "A semicolon behind an ampersand is an error, as both end the command",
        ["shellcheck:SC1045"])
    {
        ExplainsSyntax = true,
        Fix = Applicability.Safe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var command in ScriptNodes.Of<ListItem>(subject))
        {
            if (command.Terminator is { Text: "&" } sign)
            {
                var rest = subject.File.Source.Text.AsSpan(sign.Span.End, Math.Min(8, subject.File.Source.Text.Length - sign.Span.End));
                var blanks = rest.Length - rest.TrimStart(' ').Length;
                if (rest[blanks..] is [';', not ';', ..] or [';'])
                {
                    var at = new Span(sign.Span.End, sign.Span.End + blanks + 1);
                    yield return subject.Find(Info, new Span(sign.Span.Start, at.End), "& ends the command already: the semicolon behind it is a mistake that no shell reads over.", new Fix("Delete the semicolon", Applicability.Safe, [new TextEdit(at, "")]));
                }
            }
        }
    }
}
