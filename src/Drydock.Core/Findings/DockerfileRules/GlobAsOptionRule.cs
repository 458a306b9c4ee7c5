using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary><c>rm *</c></summary>
internal sealed class GlobAsOptionRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF230",
        "glob-as-option",
        Severity.Info,
        "A pattern may match names that begin with a dash, which are taken for options",
        ["shellcheck:SC2035"])
    {
        Fix = Applicability.Safe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var command in ScriptNodes.Of<SimpleCommand>(subject))
        {
            if (command.Words is not [{ Value: { } name }, ..] || name is "echo" or "printf" or "find" or "[" or "test" or "expr" or "set" or "case" or "unzip" or "eval")
            {
                continue;
            }

            for (var i = 1; i < command.Words.Length; i++)
            {
                if (command.Words[i].Plain == "--")
                {
                    break;
                }

                if (command.Words[i] is { Parts: [Glob { Text: ['*' or '?', ..] }, ..] } word && command.Words[i - 1].Value is not ['-', ..])
                {
                    yield return Of(subject, name, word);
                }
                else if (command.Words[i] is { Parts: [Glob { Text: ['*' or '?', ..] }, ..] } other && Removers.Contains(name))
                {
                    yield return Of(subject, name, other);
                }
            }
        }
    }

    /// <summary>Those that tell nobody under which name they got a file, and whose options take no value.</summary>
    private static readonly HashSet<string> Removers = new(["rm", "chmod", "chown", "touch", "cat", "rmdir", "unlink", "shred"], StringComparer.Ordinal);

    private Finding Of(DockerfileSubject subject, string name, ShellWord word) => subject.Find(
        Info,
        word.Span,
        $"A file whose name begins with - is an option to {name} here: write ./{word.Text}.",
        new Fix("Put ./ before it", Removers.Contains(name) ? Applicability.Safe : Applicability.Unsafe, [new TextEdit(new Span(word.Span.Start, word.Span.Start), "./")]));
}
