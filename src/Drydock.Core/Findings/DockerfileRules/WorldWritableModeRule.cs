using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A mode that lets every user write: <c>chmod 777</c>.</summary>
internal sealed class WorldWritableModeRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF307",
        "world-writable-mode",
        Severity.Medium,
        "Files are made writable for every user",
        [])
    {
        Fix = Applicability.Unsafe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var (mode, span) in ModeWords.All(subject).Where(m => Permissions.IsWorldWritable(m.Mode)))
        {
            var closed = Permissions.Closed(mode);
            var fix = closed is not null && subject.File.Source.At(span).SequenceEqual(mode) ? new Fix($"Use {closed}", Applicability.Unsafe, [new TextEdit(span, closed)]) : null;
            yield return subject.Find(Info, span, $"Mode {mode} lets every user in the container change these files, programs and settings among them. Give write permission to the owner, and the files to who needs it.", fix);
        }
    }
}
