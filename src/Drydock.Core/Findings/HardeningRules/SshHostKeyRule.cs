using Drydock.Core.Advisories;
using Drydock.Core.Findings.Hardening;

namespace Drydock.Core.Findings.HardeningRules;

/// <summary>A host key of an SSH server: every container of the image has the same, and whoever has the image can pose as each of them.</summary>
internal sealed class SshHostKeyRule : IRule<HardeningSubject>
{
    public RuleInfo Info { get; } = new("IM019", "ssh-host-key", Severity.High, "An SSH server's host key is the same in every container of the image", ["dockle:CIS-DI-0010"]) { Fix = Applicability.Unsafe, Profile = HardeningProfile.Balanced };

    public IEnumerable<Finding> Check(HardeningSubject subject) =>
        from key in TreeGlob.Find(subject.Files, "etc/ssh/ssh_host_*_key")
        let removal = Removal.Of(subject.Files, [key, key + ".pub"])
        select new Finding(Info, Info.Severity, $"'{key}' is the host key of every container of this image.", subject.At(key)) { Fix = removal.Fix($"Remove '{key}'", Applicability.Unsafe) };
}
