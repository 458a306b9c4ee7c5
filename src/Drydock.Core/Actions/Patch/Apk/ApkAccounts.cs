using System.Globalization;
using Drydock.Core.Actions.Patch.Dpkg;
using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Patch.Apk;

/// <summary>
/// Numbers of owners in a package and in the image. apk goes by their names, and the numbers of who built the package are others; what the version before had tells which is which.
/// </summary>
internal sealed class ApkAccounts
{
    private readonly Dictionary<int, int> users = [];
    private readonly Dictionary<int, int> groups = [];

    public ApkAccounts(InstalledApk? old, IEnumerable<UnpackedEntry> entries)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var folder in old?.Folders ?? [])
        {
            known[DpkgText.ToPath(folder.Name)] = folder.Access;
            folder.Files.ForEach(f => known[DpkgText.ToPath(folder.PathOf(f))] = f.Access);
        }

        foreach (var (path, node, _) in entries)
        {
            if (node is not null && known.TryGetValue(path, out var access) && access.Split(':') is [var user, var group, ..])
            {
                Learn(users, node.Uid, user);
                Learn(groups, node.Gid, group);
            }
        }
    }

    /// <summary>With the owner as the image has it; nobody known keeps the number.</summary>
    public TreeNode Translate(TreeNode node) => node with { Uid = users.GetValueOrDefault(node.Uid, node.Uid), Gid = groups.GetValueOrDefault(node.Gid, node.Gid) };

    private static void Learn(Dictionary<int, int> numbers, int built, string installed)
    {
        if (built != 0 && int.TryParse(installed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number != 0)
        {
            numbers.TryAdd(built, number);
        }
    }
}
