using Drydock.Core.Advisories;
using Drydock.Oci.Editing;

namespace Drydock.Core.Findings.HardeningRules;

/// <summary>Password hashes that others may read, or the list of users that others may change.</summary>
internal sealed class ReadableShadowRule : IRule<HardeningSubject>
{
    /// <summary>The most that each may allow.</summary>
    private static readonly (string Path, int Mode)[] Files =
    [
        ("etc/shadow", 0b110_100_000), ("etc/gshadow", 0b110_100_000), ("etc/shadow-", 0b110_100_000), ("etc/gshadow-", 0b110_100_000),
        ("etc/passwd", 0b110_100_100), ("etc/group", 0b110_100_100), ("etc/sudoers", 0b100_100_000),
    ];

    public RuleInfo Info { get; } = new("IM018", "readable-shadow", Severity.Medium, "Password hashes can be read, or lists of users written, by others than root", []) { Fix = Applicability.Safe, Profile = HardeningProfile.Safe };

    public IEnumerable<Finding> Check(HardeningSubject subject) =>
        from file in Files
        let node = subject.Files.Find(file.Path)
        where node is { IsFile: true } && (node.Mode & ~file.Mode) != 0
        select new Finding(Info, Info.Severity, $"'{file.Path}' has mode {Convert.ToString(node.Mode, 8)}; {Convert.ToString(file.Mode, 8)} is enough.", subject.At(file.Path))
        {
            Fix = new Fix($"Give '{file.Path}' a tighter mode", Applicability.Safe, [new ImageChange(new ModeEdit(file.Path, node.Mode & file.Mode))]),
        };
}
