using Drydock.Core.Actions.Patch.Dpkg;

namespace Drydock.Core.Actions.Patch.Scripts;

/// <summary>What a maintainer script sees of the world: the files of the image and dpkg's database.</summary>
/// <param name="Package">Whose script it is.</param>
/// <param name="ScriptName">postinst, …</param>
internal sealed record ScriptContext(PatchTree Tree, DpkgDatabase Database, InstalledDeb Package, string ScriptName)
{
    /// <summary>What was emulated, each once, in order.</summary>
    public SortedSet<string> Emulations { get; } = new(StringComparer.Ordinal);

    /// <summary>Triggers that the script activated.</summary>
    public List<string> Triggers { get; } = [];

    /// <summary>Where programs are looked for.</summary>
    public static readonly string[] ProgramFolders = ["usr/local/sbin", "usr/local/bin", "usr/sbin", "usr/bin", "sbin", "bin"];

    /// <summary>Path of a program of the image; null when it has none of that name.</summary>
    public string? FindProgram(string name)
    {
        foreach (var path in name.Contains('/', StringComparison.Ordinal) ? [DpkgText.ToPath(name)] : ProgramFolders.Select(f => $"{f}/{name}"))
        {
            if (Tree.Files.Follow(path) is { IsFile: true } node && (node.Mode & 0b001_001_001) != 0)
            {
                return path;
            }
        }

        return null;
    }
}
