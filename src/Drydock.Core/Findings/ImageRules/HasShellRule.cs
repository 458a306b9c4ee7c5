using System.Collections.Frozen;
using Drydock.Core.Advisories;

namespace Drydock.Core.Findings.ImageRules;

/// <summary>A shell is in the image. Only programs count: a link to one is no other shell.</summary>
internal sealed class HasShellRule : IRule<ImageSubject>
{
    /// <summary>busybox and toybox are shells under every name they are called by.</summary>
    private static readonly FrozenSet<string> Shells = FrozenSet.Create(
        StringComparer.Ordinal, "sh", "bash", "dash", "ash", "zsh", "ksh", "ksh93", "mksh", "loksh", "yash", "fish", "csh", "tcsh", "rbash", "busybox", "busybox.static", "toybox");

    public RuleInfo Info { get; } = new("IM005", "has-shell", Severity.Info, "A shell is in the image", []);

    public IEnumerable<Finding> Check(ImageSubject subject) =>
        from elf in subject.Inventory.Elves
        where ProgramFolders.Holds(elf.Path) && Shells.Contains(ProgramFolders.NameOf(elf.Path))
        select new Finding(Info, Info.Severity, $"'{elf.Path}' is a shell.", subject.At(elf.Path, elf.Layer));
}
