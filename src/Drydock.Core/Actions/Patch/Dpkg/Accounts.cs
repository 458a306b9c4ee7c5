using System.Globalization;

namespace Drydock.Core.Actions.Patch.Dpkg;

/// <summary>The users and groups that an image knows, by name. <see href="https://manpages.debian.org/bookworm/passwd/passwd.5.en.html"/></summary>
/// <param name="passwd">Text of /etc/passwd.</param>
/// <param name="group">Text of /etc/group.</param>
internal sealed class Accounts(string passwd, string group)
{
    private readonly Dictionary<string, int> users = Read(passwd);
    private readonly Dictionary<string, int> groups = Read(group);

    /// <summary>Null when nobody has that name; <c>#12</c> and <c>12</c> are numbers.</summary>
    public int? Uid(string name) => Find(users, name);

    public int? Gid(string name) => Find(groups, name);

    private static int? Find(Dictionary<string, int> known, string name) =>
        known.TryGetValue(name, out var id) || int.TryParse(name.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out id) ? id : null;

    private static Dictionary<string, int> Read(string text)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in DpkgText.Lines(text))
        {
            if (line.Split(':') is [var name, _, var id, ..] && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                known.TryAdd(name, number);
            }
        }

        return known;
    }
}
