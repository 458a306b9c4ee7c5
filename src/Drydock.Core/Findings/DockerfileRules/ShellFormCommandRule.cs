using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A CMD or ENTRYPOINT that is no JSON array.</summary>
internal sealed class ShellFormCommandRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF017",
        "shell-form-command",
        Severity.Medium,
        "CMD or ENTRYPOINT runs its program through a shell, that does not pass on signals",
        ["buildkit:JSONArgsRecommended", "hadolint:DL3025", "kics:b86987e1"])
    {
        Fix = Applicability.Safe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        var scripts = subject.Scripts.Where(s => s.Heredoc is null).ToDictionary<Script, Instruction>(s => s.Instruction, ReferenceEqualityComparer.Instance);
        foreach (var command in subject.Instructions.Where(i => i.Keyword is "CMD" or "ENTRYPOINT" && !i.IsJson && !i.Arguments.IsEmpty))
        {
            var script = scripts.GetValueOrDefault(command);
            if (script is null || !JsonForm.IsExec(script))
            {
                yield return subject.Find(Info, command.KeywordSpan, MessageOf(command), FixOf(subject, command, script));
            }
        }
    }

    private static string MessageOf(Instruction command) => command.IsFailedJson
        ? $"{command.Keyword} looks like a JSON array and is none, so a shell runs it as it stands: strings need double quotes."
        : $"A shell runs this {command.Keyword}, and signals to stop it end there: write it as a JSON array.";

    private static Fix? FixOf(DockerfileSubject subject, Instruction command, Script? script) =>
        command.IsFailedJson ? JsonForm.FixOfQuotes(subject.File.Source, command) : script is null || LineEdits.HasComment(subject.File, command.Span) || JsonForm.Of(script) is not { } json ? null
            : new Fix("Write it as a JSON array", JsonForm.IsSafe(script) ? Applicability.Safe : Applicability.Unsafe, [new TextEdit(command.Body.SourceOf(new Span(0, command.Body.Text.Length)), json)]);
}
