using Microsoft.Win32.SafeHandles;

namespace Drydock.Oci.Stores.Overlay;

/// <summary>Opens files below a folder by their names in a tar. Links on the way lead nowhere but below that folder, as in the root of a container.</summary>
internal sealed class FolderFiles(SafeFileHandle root) : IDisposable
{
    private bool lacksRootedOpen;

    /// <summary>The open file; null with the reason when it cannot be had.</summary>
    public SafeFileHandle? Open(ReadOnlySpan<byte> name, out string error)
    {
        if (!lacksRootedOpen)
        {
            var file = LinuxFiles.OpenFileInRoot(root, name, out error, out lacksRootedOpen);
            if (!lacksRootedOpen)
            {
                return file;
            }
        }

        return OpenByParts(name, out error);
    }

    public void Dispose() => root.Dispose();

    /// <summary>For kernels before 5.6: part by part, and a link on the way is an error.</summary>
    private SafeFileHandle? OpenByParts(ReadOnlySpan<byte> name, out string error)
    {
        error = "its name is empty";
        SafeFileHandle? folder = null;
        foreach (var range in name.Split((byte)'/'))
        {
            var part = name[range];
            if (part.IsEmpty || part.SequenceEqual("."u8))
            {
                continue;
            }

            if (part.SequenceEqual(".."u8))
            {
                error = "its name leads upwards";
                break;
            }

            var isLast = !name[range.End..].ContainsAnyExcept((byte)'/');
            var found = isLast ? LinuxFiles.OpenFile(folder ?? root, part, out error) : LinuxFiles.PassThrough(folder ?? root, part, out error);
            folder?.Dispose();
            folder = found;
            if (found is null || isLast)
            {
                return found;
            }
        }

        folder?.Dispose();
        return null;
    }
}
