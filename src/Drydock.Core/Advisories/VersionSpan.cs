namespace Drydock.Core.Advisories;

/// <summary>Affected versions between two ends. Null is an open end. Compared by the order of the package's ecosystem.</summary>
/// <param name="Introduced">The first affected version, or null for all from the beginning.</param>
/// <param name="Fixed">The first version that is not affected any more; null when there is none.</param>
/// <param name="LastAffected">The last affected version, where no fixed one is known; null otherwise.</param>
/// <param name="IsIntroducedExcluded">The lower end itself is not affected (<c>&gt; 1.2</c>).</param>
public readonly record struct VersionSpan(string? Introduced, string? Fixed, string? LastAffected = null, bool IsIntroducedExcluded = false);
