using System.Collections.Immutable;

namespace Drydock.Core.Advisories.Versions;

/// <summary>Unions, intersections and complements of intervals, each in the time of one sort.</summary>
internal static class IntervalAlgebra
{
    /// <summary>The same versions as sorted intervals, of which none is empty and no two touch.</summary>
    public static ImmutableArray<VersionInterval> Merge(IVersionScheme scheme, IEnumerable<VersionInterval> intervals)
    {
        var sorted = intervals.Where(i => !IsEmpty(scheme, i)).ToList();
        sorted.Sort((a, b) => CompareLow(scheme, a, b));
        var merged = new List<VersionInterval>(sorted.Count);
        foreach (var interval in sorted)
        {
            if (merged is [.., var last] && Touch(scheme, last, interval))
            {
                merged[^1] = CompareHigh(scheme, last, interval) >= 0 ? last : last with { High = interval.High, HighInclusive = interval.HighInclusive };
            }
            else
            {
                merged.Add(interval);
            }
        }

        return [.. merged];
    }

    public static ImmutableArray<VersionInterval> Complement(IVersionScheme scheme, IEnumerable<VersionInterval> intervals)
    {
        var gaps = ImmutableArray.CreateBuilder<VersionInterval>();
        var (low, isLowInclusive) = ((string?)null, false);
        foreach (var interval in Merge(scheme, intervals))
        {
            if (interval.Low is not null)
            {
                gaps.Add(new VersionInterval(low, isLowInclusive, interval.Low, !interval.LowInclusive));
            }

            if (interval.High is null)
            {
                return gaps.ToImmutable();
            }

            (low, isLowInclusive) = (interval.High, !interval.HighInclusive);
        }

        gaps.Add(new VersionInterval(low, isLowInclusive, null, HighInclusive: false));
        return gaps.ToImmutable();
    }

    /// <summary>What lies in every one of the sets: the complement of all that one of them leaves out.</summary>
    public static ImmutableArray<VersionInterval> Intersect(IVersionScheme scheme, IEnumerable<ImmutableArray<VersionInterval>> sets) =>
        Complement(scheme, sets.SelectMany(set => Complement(scheme, set)));

    private static bool IsEmpty(IVersionScheme scheme, VersionInterval interval) =>
        interval is { Low: not null, High: not null } && scheme.Compare(interval.Low, interval.High) is var order
        && (order > 0 || (order == 0 && !(interval.LowInclusive && interval.HighInclusive)));

    private static int CompareLow(IVersionScheme scheme, VersionInterval a, VersionInterval b)
    {
        if (a.Low is null || b.Low is null)
        {
            return (a.Low is null ? 0 : 1) - (b.Low is null ? 0 : 1);
        }

        var order = scheme.Compare(a.Low, b.Low);
        return order != 0 ? order : (a.LowInclusive ? 0 : 1) - (b.LowInclusive ? 0 : 1);
    }

    private static int CompareHigh(IVersionScheme scheme, VersionInterval a, VersionInterval b)
    {
        if (a.High is null || b.High is null)
        {
            return (a.High is null ? 1 : 0) - (b.High is null ? 1 : 0);
        }

        var order = scheme.Compare(a.High, b.High);
        return order != 0 ? order : (a.HighInclusive ? 1 : 0) - (b.HighInclusive ? 1 : 0);
    }

    /// <summary>No version lies between the first interval's end and the second one's beginning.</summary>
    private static bool Touch(IVersionScheme scheme, VersionInterval first, VersionInterval second)
    {
        if (first.High is null || second.Low is null)
        {
            return true;
        }

        var order = scheme.Compare(first.High, second.Low);
        return order > 0 || (order == 0 && (first.HighInclusive || second.LowInclusive));
    }
}
