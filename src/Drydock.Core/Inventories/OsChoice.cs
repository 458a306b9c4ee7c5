using Drydock.Core.Inventories.Os;

namespace Drydock.Core.Inventories;

/// <summary>Chooses between the files that name the distribution.</summary>
internal static class OsChoice
{
    /// <summary>os-release in etc, then in usr/lib, then older files; the first that is there.</summary>
    public static OsRelease? Of(IEnumerable<Fact> facts) => facts
        .Where(f => f.Body is OsFact)
        .OrderBy(f => f.Path switch { "etc/os-release" => -2, "usr/lib/os-release" => -1, _ => ReleaseFiles.RankOf(f.Path) })
        .ThenBy(f => f.Path, StringComparer.Ordinal)
        .Select(f => ((OsFact)f.Body).Os)
        .FirstOrDefault();
}
