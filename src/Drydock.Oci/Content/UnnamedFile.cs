namespace Drydock.Oci.Content;

/// <summary>A temporary file without a name: gone with its stream, or with the process.</summary>
public static class UnnamedFile
{
    public static FileStream Create()
    {
        var path = Path.Join(Path.GetTempPath(), "drydock-" + Path.GetRandomFileName());
        var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        File.Delete(path);
        return file;
    }
}
