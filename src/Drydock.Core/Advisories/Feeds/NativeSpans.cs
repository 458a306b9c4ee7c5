using System.Collections.Immutable;
using Drydock.Core.Advisories.Versions;

namespace Drydock.Core.Advisories.Feeds;

/// <summary>Affected versions that a feed gives as ranges of an ecosystem.</summary>
internal static class NativeSpans
{
    /// <summary>Reads alternatives, separated by <c>||</c> in every ecosystem that has no sign of its own for "or".</summary>
    /// <param name="problem">Why one of them could not be read; the others are in the range all the same. Empty when all were.</param>
    public static VersionRange Parse(string scheme, string text, out string problem)
    {
        if (VersionRanges.TryParse(scheme, text, out var range, out problem))
        {
            return range;
        }

        var intervals = new List<VersionInterval>();
        problem = "";
        foreach (var alternative in text.Split("||", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (VersionRanges.TryParse(scheme, alternative, out var part, out var why) || VersionRanges.TryParse(scheme, Commas(alternative), out part, out _))
            {
                intervals.AddRange(part.Intervals);
            }
            else
            {
                problem = why;
            }
        }

        return new VersionRange([.. intervals]);
    }

    /// <summary>The package with a range's versions as its affected ones.</summary>
    /// <param name="fixedVersions">What the feed names as fixed beside a range that ends with the last affected version; sorted or not.</param>
    public static AffectedPackage WithRange(this AffectedPackage package, IVersionScheme scheme, VersionRange range, params IReadOnlyCollection<string> fixedVersions)
    {
        var order = Comparer<string>.Create(scheme.Compare);
        var intervals = range.Intervals.Select(i => i with { Low = Plain(scheme, i.Low), High = Plain(scheme, i.High) }).ToList();
        string[] mended = [.. fixedVersions.Order(order)];
        string[] begins = mended.Length == 0 ? [] : [.. intervals.Select(i => i.Low).OfType<string>().Order(order)];
        ImmutableArray<VersionSpan> spans = [.. intervals.Where(i => !IsOne(i)).Select(i => Span(i, High(i) is { } last ? FirstFixed(order, last, mended, begins) : null))];
        return package with
        {
            Spans = spans,
            Versions = [.. intervals.Where(IsOne).Select(i => i.Low!)],
            Status = spans.Any(s => s.Fixed is not null) ? AdvisoryStatus.Fixed : AdvisoryStatus.Affected,
        };
    }

    /// <summary><c>&gt;=1.0 &lt;1.2</c> is written with a comma where a space means nothing.</summary>
    private static string Commas(string text) => string.Join(',', text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Composer takes <c>&lt;1.2</c> for all before the first development build of 1.2; the feed means the release, and nobody upgrades to <c>1.2-dev</c>.</summary>
    private static string? Plain(IVersionScheme scheme, string? version) =>
        scheme.Info.Id == "composer" && version?.EndsWith("-dev", StringComparison.Ordinal) == true ? version[..^4] : version;

    private static bool IsOne(VersionInterval interval) => interval.Low is not null && interval.Low == interval.High;

    /// <summary>The last affected version, where the interval ends with one.</summary>
    private static string? High(VersionInterval interval) => interval.HighInclusive ? interval.High : null;

    private static VersionSpan Span(VersionInterval interval, string? firstFixed)
    {
        var isExcluded = interval.Low is not null && !interval.LowInclusive;
        return High(interval) is { } last && firstFixed is null
            ? new VersionSpan(interval.Low, null, last, isExcluded)
            : new VersionSpan(interval.Low, firstFixed ?? interval.High, null, isExcluded);
    }

    /// <summary>The next fixed version after the last affected one, if no other affected one lies between: what does lie between was not released, or the feed would name it.</summary>
    private static string? FirstFixed(Comparer<string> order, string last, string[] mended, string[] begins)
    {
        var first = FirstAfter(order, last, mended);
        return first is not null && (FirstAfter(order, last, begins) is not { } begin || order.Compare(begin, first) >= 0) ? first : null;
    }

    private static string? FirstAfter(Comparer<string> order, string version, string[] sorted)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = order.Compare(sorted[middle], version) <= 0 ? (middle + 1, high) : (low, middle);
        }

        return low < sorted.Length ? sorted[low] : null;
    }
}
