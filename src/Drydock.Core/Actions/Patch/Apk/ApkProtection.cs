using Drydock.Core.Actions.Patch.Dpkg;
using Drydock.Oci.Editing;
using Drydock.Oci.Layers;

namespace Drydock.Core.Actions.Patch.Apk;

/// <summary>Where files that somebody changed stay as they are: <see href="https://man.archlinux.org/man/apk-protected_paths.5.en"/>. Folders below inherit.</summary>
internal sealed class ApkProtection
{
    private const string Folder = "etc/apk/protected_paths.d";

    private readonly List<(char Kind, string Path)> rules = [('+', "etc"), ('@', "etc/init.d"), ('!', "etc/apk")];

    public ApkProtection(PatchTree tree)
    {
        foreach (var line in tree.Files.Names(Folder).Where(n => n.EndsWith(".list", StringComparison.Ordinal)).SelectMany(n => DpkgText.Lines(tree.ReadText($"{Folder}/{n}") ?? "")).Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#'))
        {
            rules.Add(line[0] is '+' or '-' or '@' or '!' ? (line[0], ImagePath.Normalize(line.AsSpan(1))) : ('+', ImagePath.Normalize(line)));
        }
    }

    /// <summary>Whether what stands in a folder is not simply replaced.</summary>
    public bool Covers(string folder, TreeNode node)
    {
        var kind = '-';
        for (var end = folder.IndexOf('/', StringComparison.Ordinal); ; end = folder.IndexOf('/', end + 1))
        {
            var part = end < 0 ? folder : folder[..end];
            kind = rules.FindLast(r => r.Path == part) is { Path: not null } rule ? rule.Kind : kind;
            if (end < 0)
            {
                return kind is '+' or '!' || (kind == '@' && node.IsSymlink);
            }
        }
    }
}
