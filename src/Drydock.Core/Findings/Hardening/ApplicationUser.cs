using System.Collections.Immutable;
using System.Globalization;

namespace Drydock.Core.Findings.Hardening;

/// <summary>Whom the image's process runs as, or should: by number, since Kubernetes cannot tell from a name whether it is root.</summary>
/// <param name="Groups">Besides its own.</param>
/// <param name="IsNew">The image has no such user yet.</param>
public sealed record ApplicationUser(string Name, int Uid, int Gid, ImmutableArray<int> Groups, bool IsNew)
{
    private const int LastOfPeople = 60000;

    /// <summary>What images without an application's user use by convention.</summary>
    public static ApplicationUser Nonroot { get; } = new("nonroot", 65532, 65532, [], IsNew: true);

    /// <summary>As <c>USER</c> names it. The group is left out where groups would get lost by it.</summary>
    public string Setting => Groups.IsEmpty ? string.Create(CultureInfo.InvariantCulture, $"{Uid}:{Gid}") : Uid.ToString(CultureInfo.InvariantCulture);

    /// <summary>The user whom the config names; null when that is root, or nobody knows its number.</summary>
    public static ApplicationUser? Named(HardeningSubject subject)
    {
        var parts = subject.Config.User.Split(':');
        var accounts = Accounts.In(subject);
        var account = int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var uid) ? accounts.FirstOrDefault(a => a.Uid == uid) ?? new Account(parts[0], uid, 0, "") : accounts.FirstOrDefault(a => a.Name == parts[0]);
        if (account is null or { Uid: 0 })
        {
            return null;
        }

        var gid = parts.Length < 2 ? account.Gid : int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Accounts.Group(subject, parts[1]) ?? account.Gid;
        return new ApplicationUser(account.Name, account.Uid, gid, parts.Length < 2 ? Accounts.GroupsOf(subject, account) : [], IsNew: false);
    }

    /// <summary>The user that suits the image best: that of its server; the one user that somebody made for it; else a new one.</summary>
    public static ApplicationUser Best(HardeningSubject subject)
    {
        var accounts = Accounts.In(subject);
        var account = subject.Servers.SelectMany(s => s.Users).Select(u => accounts.FirstOrDefault(a => a.Name == u && a.Uid != 0)).FirstOrDefault(a => a is not null);
        if (account is null)
        {
            var made = accounts.Where(a => a.Uid is >= 1000 and < LastOfPeople || (a.Uid == Nonroot.Uid && a.Name == Nonroot.Name)).ToList();
            account = made.Count == 1 ? made[0] : accounts.FirstOrDefault(a => a.Name == Nonroot.Name && a.Uid != 0);
        }

        return account is null ? Nonroot : new ApplicationUser(account.Name, account.Uid, account.Gid, Accounts.GroupsOf(subject, account), IsNew: false);
    }
}
