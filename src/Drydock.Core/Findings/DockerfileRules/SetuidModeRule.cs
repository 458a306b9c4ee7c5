using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A mode with the setuid bit: <c>chmod u+s</c>.</summary>
internal sealed class SetuidModeRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF308",
        "setuid-mode",
        Severity.Medium,
        "A program is made to run as its owner, whoever starts it",
        ["cis-docker:4.8", "dockle:CIS-DI-0008"])
    {
        Fix = Applicability.Unsafe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var (mode, span) in ModeWords.All(subject).Where(m => Permissions.HasSetuid(m.Mode)))
        {
            var plain = Permissions.WithoutSetuid(mode);
            var fix = plain is not null && subject.File.Source.At(span).SequenceEqual(mode) ? new Fix($"Use {plain}", Applicability.Unsafe, [new TextEdit(span, plain)]) : null;
            yield return subject.Find(Info, span, $"Mode {mode} sets the setuid bit: a program of root's is then a way for every user to become root.", fix);
        }
    }
}
