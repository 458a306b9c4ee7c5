using Drydock.Oci.Content;

namespace Drydock.Cli;

/// <summary>Writes a file whole or not at all: beside its place, then moved there. Who may read it stays as it was.</summary>
internal static class WholeFile
{
    /// <param name="what">For the error: <c>'Dockerfile'</c>.</param>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.OutputFailed"/></exception>
    public static void Write(string path, string what, Action<Stream> write)
    {
        // What is no plain file (/dev/stdout, a pipe, a link) is written to; anything else is written beside its place and moved there.
        var isPlain = FileKind.IsRegular(path) ?? true;
        var draft = isPlain ? $"{path}.{Path.GetRandomFileName()}.draft" : path;
        try
        {
            using (var file = new FileStream(draft, isPlain ? FileMode.CreateNew : FileMode.OpenOrCreate, FileAccess.Write))
            {
                write(file);
                if (file.CanSeek && file.Length > file.Position)
                {
                    file.SetLength(file.Position);
                }
            }

            if (isPlain)
            {
                PutInPlace(draft, path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (isPlain && File.Exists(draft))
            {
                File.Delete(draft);
            }

            throw new DrydockException(ErrorCodes.OutputFailed, $"Writing {what} failed: {Reason(e, draft, path)}", "Check that the folder exists and may be written to.", e);
        }
    }

    private static void PutInPlace(string draft, string path)
    {
        if (File.Exists(path) && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(draft, File.GetUnixFileMode(path));
        }

        File.Move(draft, path, overwrite: true);
    }

    /// <summary>The draft is our affair: the reason names what the user asked for.</summary>
    private static string Reason(Exception e, string draft, string path) =>
        e is DirectoryNotFoundException ? "its folder does not exist." : e.Message.Replace(draft, path, StringComparison.Ordinal);
}
