using Drydock.Core.Advisories.Versions.Schemes;

namespace Drydock.Core.Advisories.Feeds.Debian;

/// <summary>Derives which version of a release fixes which CVE from the entries of a changelog.</summary>
internal static class ChangelogFixes
{
    private static readonly DebScheme Order = new();

    /// <summary>The fixed version, and the date of the entry that says so, by CVE.</summary>
    /// <remarks>
    /// The oldest entry that names a CVE fixes it: newer ones follow up, or repeat it. Three things make it more exact.
    /// 1. Experimental is in no release: what was fixed there was fixed for users by the next entry for another distribution.
    /// 2. A release's own upload of a fixed version sorts below it (<c>1.2-3~deb12u1</c> comes before <c>1.2-3</c>): the lowest of the release's own
    ///    uploads that stand on top of the fix is fixed as well.
    /// 3. Entries from when the package had another name, or from what it was copied from, speak of that one.
    /// </remarks>
    /// <param name="entries">The newest first; at least one.</param>
    /// <param name="codename">The release's.</param>
    public static Dictionary<string, (string Version, DateOnly? Date)> Derive(List<ChangelogEntry> entries, string codename)
    {
        var fixes = new Dictionary<string, (string Version, DateOnly? Date)>(StringComparer.Ordinal);
        string? released = null;
        string? lowestOwn = null;
        foreach (var entry in entries)
        {
            released = IsUnreleased(entry) ? released : entry.Version; // 1
            lowestOwn = IsOwn(entry, codename) && (lowestOwn is null || Order.Compare(entry.Version, lowestOwn) < 0) ? entry.Version : lowestOwn; // 2
            var version = released ?? entry.Version;
            version = lowestOwn is not null && Order.Compare(lowestOwn, version) < 0 ? lowestOwn : version;
            foreach (var cve in entry.Source == entries[0].Source ? entry.Fixed : []) // 3
            {
                fixes[cve] = (version, entry.Date);
            }
        }

        return fixes;
    }

    private static bool IsUnreleased(ChangelogEntry entry) =>
        entry.Distribution.Contains("experimental", StringComparison.Ordinal) || entry.Distribution.Contains("UNRELEASED", StringComparison.Ordinal);

    private static bool IsOwn(ChangelogEntry entry, string codename) =>
        entry.Distribution.StartsWith(codename, StringComparison.Ordinal) || entry.Distribution.StartsWith("stable", StringComparison.Ordinal);
}
