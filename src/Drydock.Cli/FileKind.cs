using System.Text;
using Drydock.Oci.Stores;

namespace Drydock.Cli;

/// <summary>Tells files from pipes and devices without opening them: opening a pipe and closing it ends its writer.</summary>
internal static class FileKind
{
    /// <summary>Null when nothing is there. A symbolic link is none, whatever it points to.</summary>
    public static bool? IsRegular(string path)
    {
        using var root = LinuxFiles.OpenRoot("/", out _);
        return root is not null && LinuxFiles.TryStatus(root, Encoding.UTF8.GetBytes(Path.GetFullPath(path)), out var status) ? status.IsFile : null;
    }
}
