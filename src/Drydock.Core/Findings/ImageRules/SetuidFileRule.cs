using Drydock.Core.Advisories;
using Drydock.Core.Inventories;

namespace Drydock.Core.Findings.ImageRules;

/// <summary>A file runs with its owner's or its group's rights, whoever starts it.</summary>
internal sealed class SetuidFileRule : IRule<ImageSubject>
{
    public RuleInfo Info { get; } = new(
        "IM003",
        "setuid-file",
        Severity.Medium,
        "A setuid or setgid file lends its owner's rights to whoever starts it",
        ["cis-docker:4.8", "dockle:CIS-DI-0008"]);

    public IEnumerable<Finding> Check(ImageSubject subject) =>
        from file in subject.Inventory.SpecialFiles
        where file.IsSetuid || file.IsSetgid
        select new Finding(Info, SeverityOf(file), $"'{file.Path}' runs as {LentRights(file)} whoever starts it (mode {Convert.ToString(file.Mode, 8)}).", subject.At(file));

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
