using Drydock.Oci.Editing;

namespace Drydock.Core.Inventories.Closures;

/// <summary>A file that stays, to be asked what else must.</summary>
internal sealed record ClosureFile(string Path, TreeNode Node, FileClues Clues, FileUse Use)
{
    public bool IsRead => Use >= FileUse.Read;

    public bool IsStarted => Use == FileUse.Started;

    public string Name => PathIndex.NameOf(Path);

    public string Folder => PathIndex.FolderOf(Path);

    public bool IsExecutable => Node.IsFile && (Node.Mode & 0b001_001_001) != 0;
}
