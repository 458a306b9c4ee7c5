namespace Drydock.Core.Inventories;

/// <summary>One pattern of a <see cref="PathFilter"/>, taken apart. Matched from the last segment to the first.</summary>
internal sealed class PathPattern
{
    private const string AnyDepth = "**/";
    private const string IgnoreCase = "(?i)";
    private readonly string[] segments;
    private readonly bool isAnchored;
    private readonly StringComparison comparison;

    public PathPattern(string text)
    {
        comparison = text.StartsWith(IgnoreCase, StringComparison.Ordinal) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        text = comparison == StringComparison.Ordinal ? text : text[IgnoreCase.Length..];
        isAnchored = !text.StartsWith(AnyDepth, StringComparison.Ordinal);
        segments = (isAnchored ? text : text[AnyDepth.Length..]).Split('/');
    }

    /// <summary>The last segment, <c>*.suffix</c>, <c>*</c> or a name.</summary>
    public string Last => segments[^1];

    /// <summary>The segment before the last; null when there is none.</summary>
    public string? Parent => segments.Length > 1 ? segments[^2] : null;

    public bool IsMatch(ReadOnlySpan<char> path)
    {
        for (var i = segments.Length - 1; i >= 0; i--)
        {
            var slash = path.LastIndexOf('/');
            if (path.IsEmpty || !IsSegmentMatch(segments[i], path[(slash + 1)..]))
            {
                return false;
            }

            path = path[..Math.Max(0, slash)];
        }

        return !isAnchored || path.IsEmpty;
    }

    private bool IsSegmentMatch(ReadOnlySpan<char> pattern, ReadOnlySpan<char> segment)
    {
        var star = pattern.IndexOf('*');
        if (star < 0)
        {
            return pattern.Equals(segment, comparison);
        }

        var before = pattern[..star];
        var after = pattern[(star + 1)..];
        if (!segment.StartsWith(before, comparison))
        {
            return false;
        }

        segment = segment[star..];
        if (after.IndexOf('*') < 0)
        {
            return segment.EndsWith(after, comparison);
        }

        for (var skip = 0; skip <= segment.Length; skip++)
        {
            if (IsSegmentMatch(after, segment[skip..]))
            {
                return true;
            }
        }

        return false;
    }
}
