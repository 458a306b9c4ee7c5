using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary><c>cat a | b</c></summary>
internal sealed class UselessCatRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF226",
        "useless-cat",
        Severity.Info,
        "cat hands one file to a pipe, which could be read without it",
        ["shellcheck:SC2002"])
    {
        Fix = Applicability.Safe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var command in ScriptNodes.Of<Pipeline>(subject))
        {
            if (command.Commands is [SimpleCommand { Words: [{ Plain: "cat" }, var file] } cat, var next, ..] && command.Operators[0].Text == "|" && cat.Redirections.All(r => r.Descriptor == "2") && IsFile(file))
            {
                yield return subject.Find(Info, cat.Span, $"cat only hands {file.Text} on: give the file to the command behind the pipe.", FixOf(subject, cat, file, next));
            }
        }
    }

    /// <summary>One file: what may become several, or none, is what cat is for.</summary>
    private static bool IsFile(ShellWord word) =>
        word.Value is { } value ? value.Length > 0 && value[0] != '-' && !word.HasGlob : word.Parts.All(p => p is Literal or SingleQuoted or DoubleQuoted { Parts: [not ParameterExpansion { Name: "@" }, ..] });

    private static Fix? FixOf(DockerfileSubject subject, SimpleCommand cat, ShellWord file, ShellCommand next)
    {
        var gap = new Span(cat.Span.Start, next.Span.Start);
        if (next is not SimpleCommand { Words.IsEmpty: false } || !cat.Redirections.IsEmpty || !cat.Assignments.IsEmpty || next.Redirections.Any(r => r.Operator[0] == '<') || subject.File.Source.At(gap).Contains('\n'))
        {
            return null;
        }

        var written = subject.File.Source.At(file.Span).ToString();
        return new Fix("Read the file directly", file.Value is null ? Applicability.Unsafe : Applicability.Safe, [new TextEdit(gap, ""), new TextEdit(new Span(next.Span.End, next.Span.End), $" < {written}")]);
    }
}
