using System.Collections.Frozen;

namespace Drydock.Core.Advisories.Feeds.Debian;

/// <summary>How uploads to a release are told from others.</summary>
/// <param name="Codename">What their distribution begins with: <c>bookworm</c>, <c>bookworm-security</c>.</param>
/// <param name="Mark">What a rebuild of unstable's package adds to its version: <c>~deb12u1</c>.</param>
/// <param name="Since">When they began: some weeks before the release, while it was frozen.</param>
internal sealed record StableUploads(string Codename, string Mark, DateOnly Since)
{
    private const int WeeksFrozen = 8;

    // https://www.debian.org/releases/
    private static readonly FrozenDictionary<string, StableUploads> Known = new (string Codename, string Release, DateOnly Released)[]
    {
        ("stretch", "9", new DateOnly(2017, 6, 17)),
        ("buster", "10", new DateOnly(2019, 7, 6)),
        ("bullseye", "11", new DateOnly(2021, 8, 14)),
        ("bookworm", "12", new DateOnly(2023, 6, 10)),
        ("trixie", "13", new DateOnly(2025, 8, 9)),
    }.ToFrozenDictionary(r => r.Codename, r => new StableUploads(r.Codename, $"~deb{r.Release}u1", r.Released.AddDays(-7 * WeeksFrozen)), StringComparer.Ordinal);

    /// <summary>Those of a release; of one that is not out yet there are none.</summary>
    public static StableUploads Of(string codename) => Known.GetValueOrDefault(codename) ?? new StableUploads(codename, "", DateOnly.MaxValue);

    public bool Has(ChangelogEntry entry) =>
        entry.Distribution.StartsWith(Codename, StringComparison.Ordinal) || entry.Distribution.StartsWith("stable", StringComparison.Ordinal);
}
