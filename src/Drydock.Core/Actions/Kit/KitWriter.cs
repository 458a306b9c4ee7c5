using System.Text;
using Drydock.Oci.Content;

namespace Drydock.Core.Actions.Kit;

/// <summary>Writes a kit into a folder: how to run an image with the least rights. The same kit gives the same bytes.</summary>
public static class KitWriter
{
    private const UnixFileMode Runnable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>Files that are there are replaced, each at once; others are left alone.</summary>
    /// <exception cref="DrydockException">The folder cannot be written.</exception>
    public static async Task WriteAsync(string folder, RunKit kit, CancellationToken cancel)
    {
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var (name, bytes) in Files(kit))
            {
                var draft = Path.Join(folder, $".{name}.draft");
                await File.WriteAllBytesAsync(draft, bytes, cancel);
                if (name.EndsWith(".sh", StringComparison.Ordinal) && !OperatingSystem.IsWindows())
                {
                    File.SetUnixFileMode(draft, Runnable);
                }

                File.Move(draft, Path.Join(folder, name), overwrite: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DrydockException(ErrorCodes.OutputFailed, $"Writing the kit to '{folder}' failed: {e.Message}", "Name a folder that you may write to.", e);
        }
    }

    /// <summary>Names and contents.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> Files(RunKit kit) =>
    [
        ("run.sh", Encoding.UTF8.GetBytes(RunScript.Write(kit))),
        ("compose.yaml", Encoding.UTF8.GetBytes(ComposeFile.Write(kit))),
        ("pod.yaml", Encoding.UTF8.GetBytes(PodFile.Write(kit))),
        ("networkpolicy.yaml", Encoding.UTF8.GetBytes(NetworkPolicyFile.Write(kit))),
        ("seccomp.json", SeccompProfile.Write(kit)),
        ("apparmor.profile", Encoding.UTF8.GetBytes(AppArmorProfile.Write(kit))),
        ("README.md", Encoding.UTF8.GetBytes(KitPage.Write(kit))),
    ];
}
