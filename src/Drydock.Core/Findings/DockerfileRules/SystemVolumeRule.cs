using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A VOLUME over what the kernel shows.</summary>
internal sealed class SystemVolumeRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF056",
        "system-volume",
        Severity.High,
        "VOLUME is a folder that belongs to the system",
        ["dockle:DKL-DI-0002"])
    {
        Fix = Applicability.Unsafe,
        Tier = RuleTier.Minimal,
    };

    private static readonly string[] Folders = ["/proc", "/sys", "/dev"];

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var volume in subject.Of("VOLUME"))
        {
            foreach (var path in volume.Arguments.Where(a => SystemFolder.Holds(Folders, a.Value)))
            {
                var edit = volume.Arguments.Length == 1 ? LineEdits.Remove(subject.File, volume) : null;
                yield return subject.Find(Info, path.Span, $"A volume at '{path.Value}' lies over what the kernel shows there.", edit is null ? null : new Fix("Remove the volume", Applicability.Unsafe, [edit]));
            }
        }
    }
}
