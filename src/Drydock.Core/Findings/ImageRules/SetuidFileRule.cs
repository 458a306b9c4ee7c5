using Drydock.Core.Advisories;
using Drydock.Oci.Layers;
using Drydock.Oci.Editing;
using Drydock.Core.Inventories;

namespace Drydock.Core.Findings.ImageRules;

/// <summary>A file runs with its owner's or its group's rights, whoever starts it.</summary>
internal sealed class SetuidFileRule : IRule<ImageSubject>, IRule<HardeningSubject>
{
    private const int Bits = 0b110_000_000_000;

    public RuleInfo Info { get; } = new(
        "IM003",
        "setuid-file",
        Severity.Medium,
        "A setuid or setgid file lends its owner's rights to whoever starts it",
        ["cis-docker:4.8", "dockle:CIS-DI-0008"])
    {
        Fix = Applicability.Unsafe,
        Profile = HardeningProfile.Balanced,
    };

    public IEnumerable<Finding> Check(ImageSubject subject) =>
        from file in subject.Inventory.SpecialFiles
        where file.IsSetuid || file.IsSetgid
        select new Finding(Info, SeverityOf(file), $"'{file.Path}' runs as {LentRights(file)} whoever starts it (mode {Convert.ToString(file.Mode, 8)}).", subject.At(file));

    public IEnumerable<Finding> Check(HardeningSubject subject) =>
        from file in subject.Files.All
        where file.Value.IsFile && (file.Value.Mode & Bits) != 0
        let special = new SpecialFile(file.Key, EntryType.File, file.Value.Mode, file.Value.Uid, file.Value.Gid, "", file.Value.Layer)
        select new Finding(Info, SeverityOf(special), $"'{file.Key}' runs as {LentRights(special)} whoever starts it (mode {Convert.ToString(special.Mode, 8)}).", subject.At(file.Key))
        {
            Fix = new Fix($"Take setuid and setgid off '{file.Key}'", Applicability.Unsafe, [new ImageChange(new ModeEdit(file.Key, special.Mode & ~Bits))]),
        };

    /// <summary>Root's rights open everything; those of a plain user or group open what is theirs.</summary>
    private static Severity SeverityOf(SpecialFile file) =>
        (file.IsSetuid && file.Uid == 0) || (file.IsSetgid && file.Gid == 0) ? Severity.Medium : Severity.Low;

    private static string LentRights(SpecialFile file) => (file.IsSetuid, file.IsSetgid) switch
    {
        (true, true) => $"user {file.Uid} and group {file.Gid}",
        (true, false) => $"user {file.Uid}",
        _ => $"group {file.Gid}",
    };
}
