using System.Collections.Immutable;

namespace Drydock.Core.Advisories.Versions;

/// <summary>Every version that lies in one of some intervals. This is pure order, which is what advisories mean; see <see cref="VersionRanges"/> for what package managers mean.</summary>
public sealed record VersionRange(ImmutableArray<VersionInterval> Intervals)
{
    public static VersionRange None { get; } = new([]);

    public static VersionRange All { get; } = new([VersionInterval.All]);

    public bool Contains(IVersionScheme scheme, string version)
    {
        foreach (var interval in Intervals)
        {
            if (interval.Contains(scheme, version))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Every version that is not in this range, as sorted intervals that do not touch.</summary>
    public VersionRange Complement(IVersionScheme scheme) => new(IntervalAlgebra.Complement(scheme, Intervals));
}
