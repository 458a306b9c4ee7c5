using Drydock.Core.Actions.Patch.Dpkg;
using Drydock.Core.Actions.Patch.Scripts;
using Drydock.Oci.Content;
using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Patch.Apk;

/// <summary>Scripts of Alpine that no shell of ours can follow, and whose very bytes are known.</summary>
internal static class ApkKnownScripts
{
    private const string List = "etc/busybox-paths.d/busybox";
    private static readonly string[] Folders = ["bin", "sbin", "usr/bin", "usr/sbin"];

    /// <summary>
    /// The post-upgrade scripts of busybox, by their SHA-256, with the account that they make where it is not there: they take away links to programs that it has no more, and make those that are new.
    /// Of Alpine 3.18 and 3.20.
    /// </summary>
    private static readonly (string Digest, string Account)[] BusyboxUpgrades =
    [
        ("46f711f0bdae61eb9a39446e6a61d3d3b9e4518fbb1e1b25ab5a218f9d479906", ""),
        ("361aa82e5a9a18c86624fed675e83ebe0e8b2c30a34e68b356b96d550ff018af", "klogd"),
    ];

    /// <summary>Does what a known script does; null when it is not known.</summary>
    public static ScriptReport? Run(PatchTree tree, string package, string script, ReadOnlySpan<byte> text, string[] arguments)
    {
        var digest = Digest.Sha256(text).Hex;
        if (package != "busybox" || script != ".post-upgrade" || tree.ReadText(List) is not { } list || !Array.Exists(BusyboxUpgrades, b => b.Digest == digest && Has(tree, b.Account)))
        {
            return null;
        }

        var programs = DpkgText.Lines(list).Select(DpkgText.ToPath).ToHashSet(StringComparer.Ordinal);
        var links = Folders.Where(f => tree.Files.Find(f) is { IsFolder: true }).SelectMany(f => tree.Files.Names(f).Select(n => $"{f}/{n}")).Where(p => tree.Files.Find(p) is { IsSymlink: true, LinkTarget: "/bin/busybox" }).ToList();
        var (gone, missing) = (links.Where(l => !programs.Contains(l)).ToList(), programs.Where(p => tree.Files.Find(tree.Real(p)) is null).Order(StringComparer.Ordinal).ToList());
        gone.AddRange(new[] { "bin/ping", "bin/ping6" }.Where(p => tree.Files.Find(p) is { IsSymlink: true, LinkTarget: "/bin/bbsuid" }));
        gone.ForEach(tree.Remove);
        foreach (var path in gone.Where(programs.Contains).Concat(missing))
        {
            tree.Put(tree.Real(path), TreeNode.Symlink("/bin/busybox", tree.Time));
        }

        var isChanged = gone.Count + missing.Count > 0;
        return new ScriptReport(package, script, string.Join(' ', arguments), isChanged ? ScriptOutcome.Emulated : ScriptOutcome.NoEffect, isChanged ? ["links to busybox"] : [], "", 0);
    }

    private static bool Has(PatchTree tree, string account) =>
        account.Length == 0 || new[] { "etc/passwd", "etc/group" }.All(f => DpkgText.Lines(tree.ReadText(f) ?? "").Any(l => l.StartsWith(account + ":", StringComparison.Ordinal)));
}
