using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;
using System.Collections.Immutable;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary><c>$a[0]</c></summary>
internal sealed class ArrayWithoutBracesRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF221",
        "array-without-braces",
        Severity.Medium,
        "An element of an array is named without braces",
        ["shellcheck:SC1087"])
    {
        Fix = Applicability.Unsafe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var word in ScriptNodes.Of<ShellWord>(subject))
        {
            foreach (var finding in Of(subject, word.Parts))
            {
                yield return finding;
            }
        }

        foreach (var quoted in ScriptNodes.Of<DoubleQuoted>(subject))
        {
            foreach (var finding in Of(subject, quoted.Parts))
            {
                yield return finding;
            }
        }
    }

    private IEnumerable<Finding> Of(DockerfileSubject subject, ImmutableArray<WordPart> parts)
    {
        for (var i = 0; i + 1 < parts.Length; i++)
        {
            if (parts[i] is ParameterExpansion { IsBraced: false, Name: [(>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_', ..] } variable && IndexOf(subject, parts, i + 1) is { } index)
            {
                var at = new Span(variable.Span.Start, variable.Span.End + index.Length);
                yield return subject.Find(Info, at, $"This is the value of {variable.Name} and then the text {index}: an element of an array is ${{{variable.Name}{index}}}.", new Fix("Put braces around it", Applicability.Unsafe, [new TextEdit(at, $"${{{variable.Name}{index}}}")]));
            }
        }
    }

    /// <summary>A number, a variable, <c>@</c> or <c>*</c> in brackets; others are as likely a pattern or plain text, which only ShellCheck does not mind.</summary>
    private static string? IndexOf(DockerfileSubject subject, ImmutableArray<WordPart> parts, int first)
    {
        if (parts[first] is Literal { Text: "[" } && first + 2 < parts.Length && parts[first + 1] is ParameterExpansion variable && parts[first + 2] is Literal { Text: [']', ..] } end)
        {
            return subject.File.Source.At(new Span(parts[first].Span.Start, end.Span.Start)).ToString() is var inside && inside.StartsWith('[') && variable.Name.Length > 0 ? inside + "]" : null;
        }

        var text = parts[first] is Literal { Text: var plain } ? plain : parts[first] is Glob { Text: var pattern } ? pattern : "";
        var close = text.StartsWith('[') ? text.IndexOf(']', StringComparison.Ordinal) : -1;
        var inner = close > 1 ? text[1..close] : "";
        return inner is "@" or "*" || (inner.Length > 0 && (subject.Settings.AsHadolint || inner.All(char.IsAsciiDigit))) ? text[..(close + 1)] : null;
    }
}
