using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary><c>[-f x ]</c>, <c>if[ a ]</c>, <c>[ a]</c></summary>
internal sealed class MissingSpaceRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF212",
        "missing-space",
        Severity.High,
        "A bracket or a word of the shell is glued to what stands beside it",
        ["shellcheck:SC1020", "shellcheck:SC1035"])
    {
        ExplainsSyntax = true,
        Fix = Applicability.Unsafe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        // An array that is no JSON is told as that.
        var failed = subject.Instructions.Where(i => i is { IsFailedJson: true, Keyword: "CMD" or "ENTRYPOINT" }).Select(i => i.Body.SourceOf(new Span(0, i.Body.Text.Length)).Start).ToHashSet();
        foreach (var command in ScriptNodes.Of<SimpleCommand>(subject))
        {
            if (command.Words is not [{ Parts: [Literal or Glob, ..] } name, ..] || failed.Contains(name.Span.Start))
            {
                continue;
            }

            var text = subject.File.Source.At(name.Parts[0].Span).ToString();
            var glued = GluedAt(text);
            if (glued > 0 || (text is "[" or "[[" && command.Words[0].Parts.Length > 1))
            {
                var at = name.Span.Start + (glued > 0 ? glued : text.Length);
                yield return subject.Find(Info, name.Span, $"A blank is missing in {name.Text}: the shell takes all of it for the name of a command.", new Fix("Put a blank in", Applicability.Unsafe, [new TextEdit(new Span(at, at), " ")]));
            }
            else if (text == "[" && command.Words[^1] is { Parts: [.., Literal { Text: [.., ']'] and var end } tail] } && end.Length + command.Words[^1].Parts.Length > 2)
            {
                var at = tail.Span.End - 1;
                yield return subject.Find(Info, new Span(at, at + 1), "A blank is missing before ], so that the test has no end.", new Fix("Put a blank in", Applicability.Unsafe, [new TextEdit(new Span(at, at), " ")]));
            }
        }
    }

    /// <summary>Where a blank is missing; 0 when none is.</summary>
    private static int GluedAt(string name) => name switch
    {
        ['[', '[', '-' or '!', ..] => 2,
        ['[', '-' or '!', ..] => 1,
        ['!', (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '/' or '[', ..] => 1,
        "if[" or "if[[" => 2,
        "elif[" or "elif[[" => 4,
        "while[" or "while[[" or "until[" or "until[[" => 5,
        _ => 0,
    };
}
