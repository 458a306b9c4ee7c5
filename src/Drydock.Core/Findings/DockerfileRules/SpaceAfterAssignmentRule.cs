using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary><c>a= b</c></summary>
internal sealed class SpaceAfterAssignmentRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF209",
        "space-after-assignment",
        Severity.Medium,
        "A blank behind an equals sign makes a command of the value",
        ["shellcheck:SC1007"])
    {
        Fix = Applicability.Unsafe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var command in ScriptNodes.Of<SimpleCommand>(subject))
        {
            if (command is { Assignments: [.., { Value.Parts: [], Index: null, Name: not "IFS" } last], Words: [var first, ..] } && (subject.Settings.AsHadolint || IsValue(first)) && subject.File.Source.At(new Span(last.Span.End, first.Span.Start)).Trim(" \t").IsEmpty)
            {
                yield return subject.Find(Info, last.Span, $"The blank behind {last.Name}= sets it to nothing and runs {first.Text} as a command.", new Fix("Delete the blank", Applicability.Unsafe, [new TextEdit(new Span(last.Span.End, first.Span.Start), "")]));
            }
        }
    }

    /// <summary>Text in quotes, a number, a variable: what is hardly the name of a command. <c>CC= make</c> is right as it is.</summary>
    private static bool IsValue(ShellWord word) => word.Parts.FirstOrDefault() is DoubleQuoted or SingleQuoted or ParameterExpansion or CommandSubstitution || (word.Value is [var digit, ..] && char.IsAsciiDigit(digit));
}
