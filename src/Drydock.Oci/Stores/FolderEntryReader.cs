using Drydock.Oci.Content;
using Drydock.Oci.Layers;
using Microsoft.Win32.SafeHandles;

namespace Drydock.Oci.Stores;

/// <summary>
/// Walks a folder as if it were a layer: every folder before what it holds, names in byte order. Symbolic links are entries, never ways.
/// A file is opened only when its content is asked for.
/// </summary>
internal sealed class FolderEntryReader : EntryReader
{
    /// <summary>Each level holds a file handle open.</summary>
    private const int MaxDepth = 256;

    private readonly Stack<Level> levels = new();
    private readonly bool isWholeMachine;
    private readonly Limits limits;
    private readonly FolderContent content;
    private int entries;
    private bool descends;
    private byte[] name = [];

    /// <param name="isWholeMachine">The folder is <c>/</c>: its /dev, /proc and /sys are the machine's.</param>
    public FolderEntryReader(SafeFileHandle root, bool isWholeMachine, Limits limits)
    {
        this.isWholeMachine = isWholeMachine;
        this.limits = limits;
        content = new FolderContent(message => AddGap(Entry.Path, GapKind.Unreadable, message));
        Enter(root, [], "");
    }

    public override bool Read()
    {
        content.Close();
        if (descends)
        {
            descends = false;
            Descend();
        }

        while (levels.TryPeek(out var level))
        {
            if (!level.Names.TryNext(out var next))
            {
                levels.Pop().Folder.Dispose();
            }
            else if (Describe(level, next))
            {
                return true;
            }
        }

        return false;
    }

    public override ReadOnlySpan<byte> Peek(int count) => Entry.Type == EntryType.File ? content.Peek(count) : default;

    public override int ReadContent(Span<byte> destination) => Entry.Type == EntryType.File ? content.Read(destination) : 0;

    public override void Complete()
    {
        while (Read())
        {
        }
    }

    protected override void Dispose(bool disposing)
    {
        content.Close();
        foreach (var level in levels)
        {
            level.Folder.Dispose();
        }

        levels.Clear();
    }

    private bool Describe(Level level, ReadOnlySpan<byte> next)
    {
        if (++entries > limits.Entries)
        {
            throw new LimitException($"it has more than {limits.Entries} entries (--max-entries)");
        }

        name = next.ToArray();
        ImagePath.Decode(level.Path, next, Entry);
        if (level.Path.Length + next.Length + 1 > limits.PathBytes)
        {
            AddGap(Entry.PathSpan[..Math.Min(200, Entry.PathSpan.Length)].ToString() + "…", GapKind.Limit, $"The path is longer than {limits.PathBytes} bytes (--max-path).");
            return false;
        }

        if (!LinuxFiles.TryStatus(level.Folder, next, out var status))
        {
            AddGap(Entry.Path, GapKind.Unreadable, "It went away while the folder was read.");
            return false;
        }

        return Take(level, next, status);
    }

    private bool Take(Level level, ReadOnlySpan<byte> next, in FileStatus status)
    {
        if (!TryType(status.Mode, out var type))
        {
            // A socket is no part of an image: no layer can hold one.
            return false;
        }

        Entry.Type = type;
        Entry.Mode = status.Mode & 0xFFF;
        (Entry.Uid, Entry.Gid) = ((int)status.Uid, (int)status.Gid);
        Entry.Size = type == EntryType.File ? status.Size : 0;
        Entry.IsSparse = false;
        Entry.ModifiedAt = status.ModifySeconds;
        Entry.LinkTarget = type == EntryType.Symlink ? ImagePath.DecodeText(LinuxFiles.ReadLink(level.Folder, next) ?? []) : "";
        Entry.Capability = type == EntryType.File && (status.Mode & 0b001_001_001) != 0 ? LinuxFiles.ReadCapability(level.Folder, next) : [];
        content.Point(level.Folder, name, status);
        descends = type == EntryType.Directory;
        return true;
    }

    private static bool TryType(int mode, out EntryType type)
    {
        (type, var known) = (mode & 0xF000) switch
        {
            0x8000 => (EntryType.File, true),
            0x4000 => (EntryType.Directory, true),
            0xA000 => (EntryType.Symlink, true),
            0x2000 => (EntryType.CharacterDevice, true),
            0x6000 => (EntryType.BlockDevice, true),
            0x1000 => (EntryType.Fifo, true),
            _ => (EntryType.File, false),
        };
        return known;
    }

    private void Descend()
    {
        var level = levels.Peek();
        if (isWholeMachine && levels.Count == 1 && Entry.PathSpan is "dev" or "proc" or "sys")
        {
            AddGap(Entry.Path, GapKind.Skipped, "It shows the running machine, so it was not looked into.");
            return;
        }

        if (levels.Count == MaxDepth)
        {
            AddGap(Entry.Path, GapKind.Limit, $"Folders nest deeper than {MaxDepth} levels.");
            return;
        }

        if (LinuxFiles.OpenFolder(level.Folder, name, out var error) is { } folder)
        {
            Enter(folder, level.Path.Length == 0 ? name : [.. level.Path, (byte)'/', .. name], Entry.Path);
        }
        else
        {
            AddGap(Entry.Path, GapKind.Unreadable, $"The folder could not be opened: {error}.");
        }
    }

    private void Enter(SafeFileHandle folder, byte[] path, string shown)
    {
        if (KernelFileSystems.Contains(LinuxFiles.FileSystemOf(folder)))
        {
            AddGap(shown, GapKind.Skipped, "The kernel makes up what it shows, so it was not looked into.");
            folder.Dispose();
            return;
        }

        var names = new FolderNames();
        if (!LinuxFiles.TryList(folder, names))
        {
            AddGap(shown, GapKind.Unreadable, "The folder could not be listed to its end.");
        }

        names.Sort();
        levels.Push(new Level(folder, names, path));
    }

    private sealed record Level(SafeFileHandle Folder, FolderNames Names, byte[] Path);
}
