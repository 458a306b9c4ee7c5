using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>An upgrade of everything that the base image has.</summary>
internal sealed class SystemUpgradeRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF106",
        "system-upgrade",
        Severity.Info,
        "A build upgrades every package of its base image",
        ["kics:09fda05e", "kics:682fe378", "kics:8f6456be", "kics:989ab888", "kics:d4895357"])
    {
        Tier = RuleTier.Strict,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var call in PackageCall.Of(subject, PackageTool.Apt, PackageTool.Apk, PackageTool.Yum, PackageTool.Dnf, PackageTool.Zypper))
        {
            if (IsUpgrade(call) && call.Operands.IsEmpty)
            {
                var message = $"{call.Name} {call.Subcommand} replaces whatever has a newer version today: every build gives another image, and old files stay in the layers below. Use a newer base image, and build often.";
                yield return subject.Find(Info, call.Step.Use.NameWord.Span, message);
            }
        }
    }

    /// <summary>With apt-get and apk <c>update</c> only means the lists; elsewhere it is another word for it.</summary>
    private static bool IsUpgrade(PackageCall call) => call.Subcommand switch
    {
        "upgrade" or "upgrade-minimal" => true,
        "update" or "up" or "update-minimal" or "patch" => call.Tool != PackageTool.Apt && call.Tool != PackageTool.Apk,
        _ => false,
    };
}
