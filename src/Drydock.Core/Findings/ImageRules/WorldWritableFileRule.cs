using Drydock.Core.Advisories;
using Drydock.Oci.Layers;

namespace Drydock.Core.Findings.ImageRules;

/// <summary>Everyone may write to a file, or to a folder without the sticky bit.</summary>
internal sealed class WorldWritableFileRule : IRule<ImageSubject>
{
    public RuleInfo Info { get; } = new(
        "IM004",
        "world-writable-file",
        Severity.Medium,
        "Everyone may change a file, or replace what lies in a folder",
        []);

    public IEnumerable<Finding> Check(ImageSubject subject) =>
        from file in subject.Inventory.SpecialFiles
        where file.IsWorldWritable
        let danger = file.Type == EntryType.Directory ? "Everyone may replace what lies in the folder" : "Everyone may write to"
        select new Finding(Info, Info.Severity, $"{danger} '{file.Path}' (mode {Convert.ToString(file.Mode, 8)}).", subject.At(file));
}
