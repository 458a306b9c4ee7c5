using System.Globalization;
using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Patch.Dpkg;

/// <summary>Owners and modes that the user, or a script, wants for files of packages. <see href="https://manpages.debian.org/bookworm/dpkg/dpkg-statoverride.1.en.html"/></summary>
internal sealed class StatOverrides
{
    public const string Path = "var/lib/dpkg/statoverride";

    private readonly List<(string User, string Group, string Mode, string Name)> all = [];

    public StatOverrides(string text)
    {
        foreach (var line in DpkgText.Lines(text))
        {
            if (line.Split(' ', 4) is [var user, var group, var mode, var name])
            {
                all.Add((user, group, mode, name));
            }
        }
    }

    public bool Has(string name) => all.Exists(o => o.Name == name);

    public void Add(string user, string group, string mode, string name) => all.Add((user, group, mode, name));

    public bool Remove(string name) => all.RemoveAll(o => o.Name == name) > 0;

    /// <summary>The node as it shall be, whoever brings it.</summary>
    public TreeNode Apply(string name, TreeNode node, Accounts accounts)
    {
        if (all.Find(o => o.Name == name) is not { Name: not null } found)
        {
            return node;
        }

        return node with { Uid = accounts.Uid(found.User) ?? node.Uid, Gid = accounts.Gid(found.Group) ?? node.Gid, Mode = Octal(found.Mode) ?? node.Mode };
    }

    /// <summary>Ends without the line of a removed entry; in order of what was added.</summary>
    public override string ToString() => string.Concat(all.Select(o => string.Create(CultureInfo.InvariantCulture, $"{o.User} {o.Group} {o.Mode} {o.Name}\n")));

    public static int? Octal(string text) => text.Length is > 0 and <= 6 && text.All(c => c is >= '0' and <= '7') ? Convert.ToInt32(text, 8) & 0xFFF : null;
}
