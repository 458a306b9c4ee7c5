using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A WORKDIR in what the kernel or the boot loader has.</summary>
internal sealed class SystemWorkdirRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF055",
        "system-workdir",
        Severity.High,
        "WORKDIR is a folder that belongs to the system",
        ["trivy:DS-0030"])
    {
        Tier = RuleTier.Minimal,
    };

    private static readonly string[] Folders = ["/proc", "/sys", "/dev", "/boot", "/initrd", "/lost+found"];

    public IEnumerable<Finding> Check(DockerfileSubject subject) => subject.Of("WORKDIR").Where(w => w.Arguments is [var path] && SystemFolder.Holds(Folders, path.Value))
        .Select(w => subject.Find(Info, w.Arguments[0].Span, $"'{w.Arguments[0].Value}' is the system's, and not part of the image: choose another folder."));
}
