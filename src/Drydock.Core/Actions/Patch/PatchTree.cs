using Drydock.Core.Actions.Patch.Dpkg;
using Drydock.Oci.Editing;
using Drydock.Oci.Layers;

namespace Drydock.Core.Actions.Patch;

/// <summary>The files of an image while packages are installed into it: a tree with the bytes of its files. Paths are those of <see cref="ImagePath"/>, texts those of <see cref="DpkgText"/>.</summary>
/// <param name="original">As the image was.</param>
/// <param name="time">Seconds since 1970, of files that are made.</param>
internal sealed class PatchTree(FileTree files, FileTree original, PatchContents contents, long time)
{
    private readonly SortedSet<string> changed = new(StringComparer.Ordinal);

    public FileTree Files => files;

    /// <summary>A copy to go back to.</summary>
    public FileTree Save() => files.Copy();

    public void Restore(FileTree saved) => files.Become(saved);

    public long Time => time;

    /// <summary>Paths that were written, put, taken away or given other modes, whether they differ now or not.</summary>
    public IReadOnlyCollection<string> Changed => changed;

    /// <summary>What stood at a path before anything was done; null when nothing did.</summary>
    public TreeNode? Original(string path) => original.Find(path);

    /// <summary>Follows links; null when there is no file.</summary>
    public string? ReadText(string path) => files.Follow(path) is { IsFile: true } node ? DpkgText.Read(contents.Read(node).Span) : null;

    public ReadOnlyMemory<byte> ReadBytes(TreeNode node) => contents.Read(node);

    /// <summary>Writes a file through links; one that is there keeps its mode and owner. Bytes that are there already are no change.</summary>
    public void WriteText(string path, string text, int mode = 0b110_100_100)
    {
        var real = files.Resolve(path) ?? path;
        var bytes = DpkgText.Bytes(text);
        if (files.Find(real) is { IsFile: true } old)
        {
            if (!contents.Read(old).Span.SequenceEqual(bytes))
            {
                Update(real, n => n.WithBytes(bytes) with { ModifiedAt = time });
            }
        }
        else
        {
            Put(real, TreeNode.File(bytes, mode, modifiedAt: time));
        }
    }

    public void Put(string path, TreeNode node)
    {
        files.Put(path, node);
        changed.Add(path);
    }

    public void Update(string path, Func<TreeNode, TreeNode> change)
    {
        if (files.Find(path) is { } old && change(old) != old)
        {
            files.Update(path, change);
            changed.Add(path);
        }
    }

    public void Link(string path, string target)
    {
        files.Link(path, target);
        changed.Add(path);
    }

    public void Remove(string path)
    {
        if (files.Find(path) is not null)
        {
            files.Remove(path);
            changed.Add(path);
        }
    }

    /// <summary>The path with links followed in all but its last part.</summary>
    public string Real(string path) => path.Length == 0 ? "" : files.Resolve(path, last: false) ?? path;

    public Accounts ReadAccounts() => new(ReadText("etc/passwd") ?? "", ReadText("etc/group") ?? "");
}
