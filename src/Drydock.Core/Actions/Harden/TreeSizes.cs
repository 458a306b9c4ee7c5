using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Harden;

/// <summary>How much the files of a tree are.</summary>
public static class TreeSizes
{
    /// <summary>Files, and bytes of the regular ones; hard links count once.</summary>
    public static (int Files, long Bytes) Of(FileTree tree)
    {
        var seen = new HashSet<TreeNode>(ReferenceEqualityComparer.Instance);
        var (files, bytes) = (0, 0L);
        foreach (var (_, node) in tree.All)
        {
            files += node.IsFolder ? 0 : 1;
            bytes += node.IsFile && seen.Add(node) ? node.Size : 0;
        }

        return (files, bytes);
    }

    /// <summary>Bytes of files that an edit takes away, less those that it brings.</summary>
    public static long Saves(FileTree tree, ImageEdit edit) => edit switch
    {
        RemoveEdit remove when tree.Find(remove.Path) is { } node => node.IsFolder ? tree.Below(remove.Path).Sum(f => Alone(tree, f.Key, f.Value)) : Alone(tree, remove.Path, node),
        WriteEdit write => (tree.Find(write.Path)?.Size ?? 0) - System.Text.Encoding.UTF8.GetByteCount(write.Text),
        _ => 0,
    };

    /// <summary>The share of a file with several names that goes with one of them.</summary>
    private static long Alone(FileTree tree, string path, TreeNode node) => node.IsFile ? node.Size / tree.NamesOf(path).Count : 0;
}
