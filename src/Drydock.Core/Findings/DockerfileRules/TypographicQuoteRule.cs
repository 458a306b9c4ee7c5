using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;
using System.Collections.Immutable;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>“ ” ‘ ’ ´ outside of quotes.</summary>
internal sealed class TypographicQuoteRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF217",
        "typographic-quote",
        Severity.High,
        "Quotes of a word processor quote nothing",
        ["shellcheck:SC1077", "shellcheck:SC1110"])
    {
        Fix = Applicability.Unsafe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var command in ScriptNodes.Of<SimpleCommand>(subject))
        {
            var edits = ImmutableArray.CreateBuilder<Edit>();
            var isKnown = true;
            foreach (var part in command.Words.Concat(command.Assignments.Select(a => a.Value)).SelectMany(w => w.Parts).OfType<Literal>())
            {
                var written = subject.File.Source.At(part.Span);
                for (var i = 0; i < written.Length; i++)
                {
                    var instead = written[i] switch { '\u201C' or '\u201D' => "\"", '\u2018' or '\u2019' => "'", _ => null };
                    isKnown &= written[i] != '\u00B4';
                    if (instead is not null || written[i] == '\u00B4')
                    {
                        edits.Add(new TextEdit(new Span(part.Span.Start + i, part.Span.Start + i + 1), instead ?? ""));
                    }
                }
            }

            if (edits.Count > 0)
            {
                var fix = isKnown ? new Fix("Use plain quotes", Applicability.Unsafe, edits.ToImmutable()) : null;
                yield return subject.Find(Info, ((TextEdit)edits[0]).At, "This is no quote to the shell, but a letter: type it anew.", fix);
            }
        }
    }
}
