using System.Collections.Immutable;
using System.Globalization;

namespace Drydock.Core.Findings.Hardening;

/// <summary>The users of an image. <see href="https://man7.org/linux/man-pages/man5/passwd.5.html"/></summary>
internal static class Accounts
{
    public static ImmutableArray<Account> In(HardeningSubject subject) =>
    [
        .. from line in Lines(subject, "etc/passwd")
           where line.Length >= 6 && Number(line[2]) is not null && Number(line[3]) is not null
           select new Account(line[0], Number(line[2])!.Value, Number(line[3])!.Value, line[5]),
    ];

    /// <summary>Numbers of the groups that name the user besides its own.</summary>
    public static ImmutableArray<int> GroupsOf(HardeningSubject subject, Account account) =>
    [
        .. from line in Lines(subject, "etc/group")
           where line.Length >= 4 && line[3].Split(',').Contains(account.Name) && Number(line[2]) is { } gid && gid != account.Gid
           select Number(line[2])!.Value,
    ];

    /// <summary>The number of a group; null when there is none.</summary>
    public static int? Group(HardeningSubject subject, string name) => Lines(subject, "etc/group").Where(l => l.Length >= 3 && l[0] == name).Select(l => Number(l[2])).FirstOrDefault();

    private static IEnumerable<string[]> Lines(HardeningSubject subject, string path) => (subject.Text(path) ?? "").Split('\n').Select(l => l.TrimEnd('\r').Split(':'));

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
