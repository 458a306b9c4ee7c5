namespace Drydock.Core.Findings.ImageRules;

/// <summary>Where programs lie that are started by their name.</summary>
internal static class ProgramFolders
{
    private static readonly string[] All = ["bin", "sbin", "usr/bin", "usr/sbin", "usr/local/bin", "usr/local/sbin"];

    public static bool Holds(string path) => path.LastIndexOf('/') is > 0 and var slash && Array.Exists(All, f => path.AsSpan(0, slash).SequenceEqual(f));

    public static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}
