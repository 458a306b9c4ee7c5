using Microsoft.Win32.SafeHandles;

namespace Drydock.Oci.Stores;

/// <summary>The content of the file that a folder walk stands at, opened when first asked for.</summary>
/// <param name="report">Told, once a file, why its content could not be had.</param>
internal sealed class FolderContent(Action<string> report)
{
    private readonly byte[] head = new byte[512];
    private SafeFileHandle? folder;
    private SafeFileHandle? file;
    private byte[] name = [];
    private FileStatus status;
    private long position;
    private bool isFailed;

    /// <summary>Names the file; <paramref name="parent"/> stays the caller's.</summary>
    public void Point(SafeFileHandle parent, byte[] fileName, in FileStatus seen)
    {
        (folder, name, status, position, isFailed) = (parent, fileName, seen, 0, false);
    }

    public ReadOnlySpan<byte> Peek(int count) => head.AsSpan(0, ReadAt(head.AsSpan(0, (int)Math.Min(Math.Min(count, head.Length), Left))));

    public int Read(Span<byte> destination)
    {
        var read = ReadAt(destination[..(int)Math.Min(destination.Length, Left)]);
        position += read;
        if (read > 0 && Left == 0)
        {
            CheckUnchanged();
        }

        return read;
    }

    public void Close()
    {
        file?.Dispose();
        (file, folder) = (null, null);
    }

    private long Left => isFailed ? 0 : status.Size - position;

    private int ReadAt(Span<byte> destination)
    {
        if (destination.IsEmpty || !TryOpen())
        {
            return 0;
        }

        try
        {
            var read = RandomAccess.Read(file!, destination, position);
            if (read == 0)
            {
                Fail("It became shorter while it was read.");
            }

            return read;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Fail($"It could not be read: {e.Message}");
            return 0;
        }
    }

    private bool TryOpen()
    {
        if (file is not null)
        {
            return true;
        }

        file = LinuxFiles.OpenFile(folder!, name, out var error);
        if (file is null)
        {
            Fail($"It could not be opened: {error}.");
        }
        else if (!LinuxFiles.TryStatus(file, out var now) || !now.IsFile || !now.IsUnchangedSince(status))
        {
            Fail("It changed between the listing of its folder and its reading.");
        }

        return !isFailed;
    }

    private void CheckUnchanged()
    {
        if (!LinuxFiles.TryStatus(file!, out var now) || !now.IsUnchangedSince(status))
        {
            Fail("It changed while it was read.");
        }
    }

    private void Fail(string message)
    {
        isFailed = true;
        report(message);
    }
}
