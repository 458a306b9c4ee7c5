using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A <c>$</c> with nothing behind it.</summary>
internal sealed class LonelyDollarRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF207",
        "lonely-dollar",
        Severity.Info,
        "A dollar sign stands alone, so it names no variable",
        ["shellcheck:SC1000"])
    {
        Fix = Applicability.Safe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var command in ScriptNodes.Of<SimpleCommand>(subject))
        {
            foreach (var word in command.Words)
            {
                if (word.Plain == "$")
                {
                    yield return subject.Find(Info, word.Span, "This $ names no variable and is taken as it is: write '$' if that is meant, or put the name right behind it.", new Fix("Quote it", Applicability.Safe, [new TextEdit(word.Span, "'$'")]));
                }
            }
        }

        foreach (var quoted in ScriptNodes.Of<DoubleQuoted>(subject))
        {
            foreach (var at in quoted.Parts.OfType<Literal>().SelectMany(l => AloneIn(subject.File.Source.Text, l)))
            {
                yield return subject.Find(Info, at, "This $ names no variable and is taken as it is: write \\$ if that is meant, or put the name right behind it.", new Fix("Put a backslash before it", Applicability.Safe, [new TextEdit(new Span(at.Start, at.Start), "\\")]));
            }
        }
    }

    /// <summary>Dollar signs between blanks or quotes; one at the end of a word is as likely the end of a pattern.</summary>
    private static IEnumerable<Span> AloneIn(string source, Literal literal)
    {
        for (var i = literal.Span.Start; i < literal.Span.End; i++)
        {
            if (source[i] == '$' && i > 0 && (source[i - 1] is ' ' or '\t' or '"') && i + 1 < source.Length && (source[i + 1] is ' ' or '\t' or '"'))
            {
                yield return new Span(i, i + 1);
            }
        }
    }
}
