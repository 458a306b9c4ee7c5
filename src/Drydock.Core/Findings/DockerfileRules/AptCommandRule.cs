using Drydock.Core.Advisories;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary><c>apt</c> in a build, which is for people at a terminal.</summary>
internal sealed class AptCommandRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF100",
        "apt-command",
        Severity.Low,
        "A build runs apt, whose commands and output may change",
        ["checkov:CKV_DOCKER_9", "hadolint:DL3027", "kics:b84a0b47"])
    {
        Fix = Applicability.Safe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var step in subject.Run("apt"))
        {
            var instead = step.Use.Line("o", "option", "t", "target-release", "c", "config-file").Subcommand switch
            {
                "install" or "update" or "upgrade" or "full-upgrade" or "remove" or "purge" or "autoremove" or "clean" or "autoclean" or "download" or "build-dep" or "source" => "apt-get",
                "show" or "search" or "policy" => "apt-cache",
                _ => null,
            };
            var fix = instead is not null && step.Use.NameWord.Plain == "apt"
                ? new Fix($"Use {instead}", Applicability.Safe, [new TextEdit(step.Use.NameWord.Span, instead)])
                : null;
            yield return subject.Find(Info, step.Use.NameWord.Span, "apt is made for people: in a build use apt-get or apt-cache, whose behavior stays as it is.", fix);
        }
    }
}
