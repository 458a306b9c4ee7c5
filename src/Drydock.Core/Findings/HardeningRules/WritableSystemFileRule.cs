using Drydock.Core.Advisories;
using Drydock.Oci.Editing;

namespace Drydock.Core.Findings.HardeningRules;

/// <summary>A group besides root's may write to a program, a library or a configuration. Group 0 is left alone: images for arbitrary users rely on it.</summary>
internal sealed class WritableSystemFileRule : IRule<HardeningSubject>
{
    private const int GroupWrite = 0b010_000;
    private static readonly string[] Folders = ["bin", "sbin", "lib", "lib32", "lib64", "usr", "etc"];

    public RuleInfo Info { get; } = new("IM017", "writable-system-file", Severity.Low, "A group may write to programs, libraries or configuration", []) { Fix = Applicability.Safe, Profile = HardeningProfile.Balanced };

    public IEnumerable<Finding> Check(HardeningSubject subject) =>
        from folder in Folders
        from file in subject.Files.Below(folder)
        let node = file.Value
        where (node.IsFile || node.IsFolder) && node.Uid == 0 && node.Gid != 0 && (node.Mode & GroupWrite) != 0
        select new Finding(Info, Info.Severity, $"Group {node.Gid} may write to '{file.Key}' (mode {Convert.ToString(node.Mode, 8)}).", subject.At(file.Key))
        {
            Fix = new Fix($"Let only the owner write to '{file.Key}'", Applicability.Safe, [new ImageChange(new ModeEdit(file.Key, node.Mode & ~GroupWrite))]),
        };
}
