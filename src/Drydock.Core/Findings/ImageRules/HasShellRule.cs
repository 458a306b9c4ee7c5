using System.Collections.Frozen;
using Drydock.Core.Advisories;
using Drydock.Core.Findings.Hardening;

namespace Drydock.Core.Findings.ImageRules;

/// <summary>A shell is in the image. Only programs count: a link to one is no other shell.</summary>
internal sealed class HasShellRule : IRule<ImageSubject>, IRule<HardeningSubject>
{
    /// <summary>busybox and toybox are shells under every name they are called by.</summary>
    private static readonly FrozenSet<string> Shells = FrozenSet.Create(
        StringComparer.Ordinal, "sh", "bash", "dash", "ash", "zsh", "ksh", "ksh93", "mksh", "loksh", "yash", "fish", "csh", "tcsh", "rbash", "busybox", "busybox.static", "toybox");

    public RuleInfo Info { get; } = new("IM005", "has-shell", Severity.Info, "A shell is in the image", []) { Fix = Applicability.Unsafe, Profile = HardeningProfile.Strict };

    public IEnumerable<Finding> Check(ImageSubject subject) =>
        from elf in subject.Inventory.Elves
        where ProgramFolders.Holds(elf.Path) && Shells.Contains(ProgramFolders.NameOf(elf.Path))
        select new Finding(Info, Info.Severity, $"'{elf.Path}' is a shell.", subject.At(elf.Path, elf.Layer));

    /// <summary>Mended only where the closure of what runs has no use for one. Links to it go with it: those of busybox are many.</summary>
    public IEnumerable<Finding> Check(HardeningSubject subject) =>
        from elf in subject.Inventory.Elves
        where ProgramFolders.Holds(elf.Path) && Shells.Contains(ProgramFolders.NameOf(elf.Path)) && subject.Files.Find(elf.Path) is not null
        select new Finding(Info, Info.Severity, Words(subject.Shell, elf.Path), subject.At(elf.Path))
        {
            Fix = subject.Shell == Need.Unneeded ? Removal.Of(subject.Files, [elf.Path, .. ProgramFolders.LinksTo(subject.Files, elf.Path)]).Fix($"Remove '{elf.Path}'", Applicability.Unsafe) : null,
        };

    private static string Words(Need need, string path) => need == Need.Needed ? $"'{path}' is a shell, and what the image runs needs one." : $"'{path}' is a shell.";
}
