using Drydock.Core.Advisories.Versions.Schemes;

namespace Drydock.Core.Advisories.Feeds.Debian;

/// <summary>Derives which version of a release fixes which CVE from the entries of a changelog.</summary>
internal static class ChangelogFixes
{
    private static readonly DebScheme Order = new();

    /// <summary>The fixed version, and the date of the entry that says so, by CVE.</summary>
    /// <remarks>
    /// The oldest entry that names a CVE fixes it: newer ones follow up, or repeat it. Four things make it more exact.
    /// 1. Experimental is in no release: what was fixed there was fixed for users by the next entry for another distribution.
    /// 2. A release's own upload of a fixed version sorts below it (<c>1.2-3~deb12u1</c> comes before <c>1.2-3</c>): the lowest of the release's own
    ///    uploads that stand on top of the fix is fixed as well.
    /// 3. Where the release's uploads are rebuilds of unstable's (browsers, OpenJDK), a changelog has only the newest one, and unstable's below it: there
    ///    was one of each of those too.
    /// 4. Entries from when the package had another name, or from what it was copied from, speak of that one.
    /// </remarks>
    /// <param name="entries">The newest first; at least one.</param>
    /// <param name="uploads">To the release.</param>
    public static Dictionary<string, (string Version, DateOnly? Date)> Derive(List<ChangelogEntry> entries, StableUploads uploads)
    {
        var fixes = new Dictionary<string, (string Version, DateOnly? Date)>(StringComparer.Ordinal);
        var isRebuilt = entries.Zip(entries.Skip(1)).Any(e => uploads.Has(e.First) && IsRebuild(e.First, e.Second));
        ChangelogEntry? released = null;
        string? lowestOwn = null;
        foreach (var entry in entries)
        {
            released = IsUnreleased(entry) ? released : entry; // 1
            lowestOwn = uploads.Has(entry) ? Lowest(entry.Version, lowestOwn) : lowestOwn; // 2
            var first = released ?? entry;
            var version = isRebuilt && !uploads.Has(first) && first.Date >= uploads.Since ? first.Version + uploads.Mark : first.Version; // 3
            foreach (var cve in entry.Source == entries[0].Source ? entry.Fixed : []) // 4
            {
                fixes[cve] = (Lowest(version, lowestOwn), entry.Date);
            }
        }

        return fixes;
    }

    private static string Lowest(string version, string? other) => other is not null && Order.Compare(other, version) < 0 ? other : version;

    private static bool IsRebuild(ChangelogEntry entry, ChangelogEntry of) =>
        entry.Version.Length > of.Version.Length && entry.Version[of.Version.Length] == '~' && entry.Version.StartsWith(of.Version, StringComparison.Ordinal);

    private static bool IsUnreleased(ChangelogEntry entry) =>
        entry.Distribution.Contains("experimental", StringComparison.Ordinal) || entry.Distribution.Contains("UNRELEASED", StringComparison.Ordinal);
}
