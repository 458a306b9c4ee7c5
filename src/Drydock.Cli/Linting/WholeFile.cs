using Drydock.Oci.Content;

namespace Drydock.Cli.Linting;

/// <summary>Writes a file whole or not at all: beside its place, then moved there. Who may read it stays as it was.</summary>
internal static class WholeFile
{
    /// <param name="what">For the error: <c>'Dockerfile'</c>.</param>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.OutputFailed"/></exception>
    public static void Write(string path, byte[] bytes, string what)
    {
        // What a link leads to is what is meant; what is no plain file (a pipe, /dev/stdout) is written to.
        var target = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
        var isPlain = FileKind.IsRegular(target) ?? true;
        var draft = isPlain ? $"{target}.{Path.GetRandomFileName()}.draft" : target;
        try
        {
            using (var file = new FileStream(draft, isPlain ? FileMode.CreateNew : FileMode.Open, FileAccess.Write))
            {
                file.Write(bytes);
            }

            if (isPlain)
            {
                if (File.Exists(target) && !OperatingSystem.IsWindows())
                {
                    File.SetUnixFileMode(draft, File.GetUnixFileMode(target));
                }

                File.Move(draft, target, overwrite: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (isPlain && File.Exists(draft))
            {
                File.Delete(draft);
            }

            throw new DrydockException(ErrorCodes.OutputFailed, $"Writing {what} failed: {e.Message.Replace(draft, path, StringComparison.Ordinal)}", "Check that the folder exists and may be written to.", e);
        }
    }
}
