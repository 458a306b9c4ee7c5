using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A relative target in a stage without WORKDIR.</summary>
internal sealed class CopyWithoutWorkdirRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF024",
        "copy-without-workdir",
        Severity.Low,
        "Files are copied to a relative path, and no WORKDIR says from where",
        ["hadolint:DL3045"]);

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        var roots = subject.File.Stages.Where(s => s.Image == "scratch").Select(s => s.Index).ToHashSet();
        foreach (var copy in CopiedFiles.All(subject).Where(c => !IsAbsolute(c.Target.Value) && subject.StateAt(c.Instruction).Workdir is null && !roots.Contains(c.Instruction.Stage)))
        {
            yield return subject.Find(Info, copy.Target.Span, $"Where '{copy.Target.Value}' is depends on the base image: name the whole path, or say WORKDIR before.");
        }
    }

    /// <summary>Also on Windows, and what a variable decides.</summary>
    private static bool IsAbsolute(string path) =>
        path.Length == 0 || path[0] is '/' or '\\' or '$' || (path.Length > 1 && char.IsAsciiLetter(path[0]) && path[1] == ':');
}
