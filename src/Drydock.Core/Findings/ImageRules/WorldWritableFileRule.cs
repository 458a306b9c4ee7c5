using Drydock.Core.Advisories;
using Drydock.Oci.Editing;
using Drydock.Core.Inventories;
using Drydock.Oci.Layers;

namespace Drydock.Core.Findings.ImageRules;

/// <summary>Everyone may write to a file, or to a folder without the sticky bit.</summary>
internal sealed class WorldWritableFileRule : IRule<ImageSubject>, IRule<HardeningSubject>
{
    private const int Sticky = 0b001_000_000_000;
    private const int OtherWrite = 0b010;

    public RuleInfo Info { get; } = new(
        "IM004",
        "world-writable-file",
        Severity.Medium,
        "Everyone may change a file, or replace what lies in a folder",
        [])
    {
        Fix = Applicability.Unsafe,
        Profile = HardeningProfile.Balanced,
    };

    public IEnumerable<Finding> Check(ImageSubject subject) =>
        from file in subject.Inventory.SpecialFiles
        where file.IsWorldWritable
        let danger = file.Type == EntryType.Directory ? "Everyone may replace what lies in the folder" : "Everyone may write to"
        select new Finding(Info, Info.Severity, $"{danger} '{file.Path}' (mode {Convert.ToString(file.Mode, 8)}).", subject.At(file));

    /// <summary>A folder keeps its writers, who can then replace only what is theirs.</summary>
    public IEnumerable<Finding> Check(HardeningSubject subject) =>
        from file in subject.Files.All
        let node = file.Value
        where new SpecialFile(file.Key, node.Type, node.Mode, node.Uid, node.Gid, "", node.Layer).IsWorldWritable
        let danger = node.IsFolder ? "Everyone may replace what lies in the folder" : "Everyone may write to"
        select new Finding(Info, Info.Severity, $"{danger} '{file.Key}' (mode {Convert.ToString(node.Mode, 8)}).", subject.At(file.Key))
        {
            Fix = new Fix(
                node.IsFolder ? $"Give '{file.Key}' the sticky bit" : $"Let not everyone write to '{file.Key}'",
                node.IsFolder ? Applicability.Safe : Applicability.Unsafe,
                [new ImageChange(new ModeEdit(file.Key, node.IsFolder ? node.Mode | Sticky : node.Mode & ~OtherWrite))]),
        };
}
