using Drydock.Core.Advisories;
using Drydock.Oci.Editing;

namespace Drydock.Core.Findings.HardeningRules;

/// <summary>A file gives capabilities to whoever starts it.</summary>
internal sealed class FileCapabilityRule : IRule<HardeningSubject>
{
    public RuleInfo Info { get; } = new("IM016", "file-capability", Severity.Medium, "A file gives capabilities of root to whoever starts it", []) { Fix = Applicability.Unsafe, Profile = HardeningProfile.Balanced };

    public IEnumerable<Finding> Check(HardeningSubject subject) =>
        from file in subject.Files.All
        where file.Value.Capability.Length > 0
        select new Finding(Info, Info.Severity, $"'{file.Key}' has capabilities of its own: with all of them dropped it does not start.", subject.At(file.Key))
        {
            Fix = new Fix($"Take the capabilities off '{file.Key}'", Applicability.Unsafe, [new ImageChange(new CapabilityEdit(file.Key))]),
        };
}
