using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>U+00A0 outside of quotes.</summary>
internal sealed class NonBreakingSpaceRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF211",
        "non-breaking-space",
        Severity.High,
        "A non-breaking space stands where a blank should, and separates nothing",
        ["shellcheck:SC1018"])
    {
        Fix = Applicability.Safe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var command in ScriptNodes.Of<SimpleCommand>(subject))
        {
            foreach (var part in command.Words.SelectMany(w => w.Parts))
            {
                if (part is Literal { Text: var text } && text.Contains('\u00A0', StringComparison.Ordinal))
                {
                    var written = subject.File.Source.At(part.Span).ToString();
                    yield return subject.Find(Info, part.Span, "A non-breaking space looks like a blank, but to the shell it is a letter: type it anew.", new Fix("Use a blank", Applicability.Safe, [new TextEdit(part.Span, written.Replace('\u00A0', ' '))]));
                }
            }
        }
    }
}
