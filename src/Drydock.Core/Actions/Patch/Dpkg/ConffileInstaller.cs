using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Patch.Dpkg;

/// <summary>
/// Puts configuration files in place as <c>dpkg --configure --force-confdef --force-confold</c> does: what the user changed or took away stays so.
/// <see href="https://www.debian.org/doc/debian-policy/ap-pkg-conffiles.html"/>
/// </summary>
internal sealed class ConffileInstaller(PatchTree tree, DpkgDatabase database)
{
    /// <returns>Names of files that the user changed, with the new one beside them.</returns>
    public List<string> Configure(UnpackedDeb unpacked)
    {
        var beside = new List<string>();
        foreach (var (name, path, node) in unpacked.Waiting)
        {
            var sum = DebInstaller.Md5(tree.ReadBytes(node).Span);
            var at = unpacked.Deb.Conffiles.FindIndex(c => c.Name == name);
            if (Place(name, path, node, sum, at < 0 ? ConffileList.New : unpacked.Deb.Conffiles[at].Md5, unpacked))
            {
                beside.Add(name);
            }

            if (at >= 0)
            {
                unpacked.Deb.Conffiles[at] = unpacked.Deb.Conffiles[at] with { Md5 = sum };
            }
        }

        // Nothing came for it: the package says so itself.
        foreach (var gone in unpacked.Deb.Conffiles.Where(c => c.Flags == "remove-on-upgrade").ToList())
        {
            RemoveOnUpgrade(gone);
            unpacked.Deb.Conffiles.Remove(gone);
        }

        return beside;
    }

    /// <returns>Whether the new file lies beside the user's.</returns>
    private bool Place(string name, string path, TreeNode node, string sum, string oldSum, UnpackedDeb unpacked)
    {
        var real = tree.Files.Resolve(path) ?? path;
        var there = tree.Files.Find(real);
        if (there is not { IsFile: true })
        {
            if (oldSum == ConffileList.New && there is null)
            {
                tree.Put(path, node);
                return false;
            }

            // Taken away by the user: it stays away, with the new one beside it when that differs from the last one.
            return there is null && oldSum != sum && PutBeside(real, node);
        }

        var bytes = tree.ReadBytes(there);
        var current = DebInstaller.Md5(bytes.Span);
        if (current == sum)
        {
            return false;
        }

        if (current == oldSum || (oldSum == ConffileList.New && IsAsShipped(there, unpacked)))
        {
            tree.Put(real, node with { Mode = there.Mode, Uid = there.Uid, Gid = there.Gid });
            return false;
        }

        return oldSum != sum && PutBeside(real, node with { Mode = there.Mode, Uid = there.Uid, Gid = there.Gid });
    }

    /// <summary>A distroless database keeps no sums of configuration files: what came with the layer that brought the package is the package's.</summary>
    private bool IsAsShipped(TreeNode there, UnpackedDeb unpacked) =>
        database.IsDistroless && unpacked.Old is { } old && tree.Original(old.StatusPath) is { Layer: >= 0 } record && record.Layer == there.Layer;

    private bool PutBeside(string real, TreeNode node)
    {
        tree.Put(real + ".dpkg-dist", node);
        return true;
    }

    private void RemoveOnUpgrade(Conffile gone)
    {
        var real = tree.Files.Resolve(gone.Path) ?? gone.Path;
        if (tree.Files.Find(real) is { IsFile: true } file)
        {
            if (DebInstaller.Md5(tree.ReadBytes(file).Span) != gone.Md5)
            {
                tree.Put(real + ".dpkg-old", file);
            }

            tree.Remove(real);
        }
    }
}
