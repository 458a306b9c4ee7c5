using System.Collections.Immutable;

namespace Drydock.Core.Advisories.Versions.Ranges;

/// <summary>Ranges of any ecosystem as one URI, <c>vers:npm/&gt;=1.0|&lt;2.0</c>: <see href="https://github.com/package-url/vers-spec/blob/main/VERSION-RANGE-SPEC.rst"/>.</summary>
internal sealed class VersDialect : IRangeDialect
{
    public const string Prefix = "vers:";
    private const int MaxLength = 1 << 16;

    public bool TryParse(IVersionScheme scheme, string text, out NativeRange range, out string problem)
    {
        range = new NativeRange([]);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var type = slash < 0 ? "" : text[Prefix.Length..slash];
        problem = slash < 0 ? "a slash is missing after the type"
            : text.Length > MaxLength ? $"the range is longer than {MaxLength} characters"
            : VersionSchemes.Find(type) != scheme && type is not ("all" or "none") ? $"it is a range of '{type}', not of '{scheme.Info.Id}'" : "";
        if (problem.Length > 0)
        {
            return false;
        }

        var rest = text[(slash + 1)..].Trim();
        if (rest == "*")
        {
            range = One(type == "none" ? [] : [VersionInterval.All]);
            return true;
        }

        if (Read(rest, out problem) is not { } bounds)
        {
            return false;
        }

        range = One(Combine(scheme, bounds));
        return true;
    }

    public bool Allows(IVersionScheme scheme, NativeRange range, string version) => range.Contains(scheme, version);

    private static NativeRange One(ImmutableArray<VersionInterval> intervals) => new([[new Constraint("", "", intervals)]]);

    private static List<RangeWord>? Read(string text, out string problem)
    {
        var bounds = new List<RangeWord>();
        foreach (var part in text.Split('|', StringSplitOptions.TrimEntries))
        {
            var sign = part.StartsWith(">=", StringComparison.Ordinal) || part.StartsWith("<=", StringComparison.Ordinal) || part.StartsWith("!=", StringComparison.Ordinal) ? part[..2]
                : part is ['<' or '>' or '=', ..] ? part[..1] : "";
            var version = Uri.UnescapeDataString(part[sign.Length..].Trim());
            if (version.Length == 0 || version is ['<' or '>' or '=' or '!' or '*', ..])
            {
                problem = $"'{part}' is not a version with or without one of < <= = != >= >";
                return null;
            }

            bounds.Add(new RangeWord(sign.Length == 0 ? "=" : sign, version, "", 1));
        }

        problem = "";
        return bounds;
    }

    /// <summary>Bounds in the order of their versions open and close intervals; single versions are added, and others taken out at last.</summary>
    private static ImmutableArray<VersionInterval> Combine(IVersionScheme scheme, List<RangeWord> bounds)
    {
        var intervals = bounds.Where(b => b.Operator == "=").Select(b => VersionInterval.Exactly(b.Version)).ToList();
        var excluded = bounds.Where(b => b.Operator == "!=").Select(b => VersionInterval.Exactly(b.Version)).ToList();
        intervals.AddRange(Pairs(bounds.Where(b => b.Operator[0] is '<' or '>').OrderBy(b => b.Version, Comparer<string>.Create(scheme.Compare))));
        return intervals.Count == 0 && excluded.Count > 0 ? IntervalAlgebra.Complement(scheme, excluded)
            : excluded.Count == 0 ? IntervalAlgebra.Merge(scheme, intervals)
            : IntervalAlgebra.Intersect(scheme, [[.. intervals], IntervalAlgebra.Complement(scheme, excluded)]);
    }

    /// <summary>Of several beginnings in a row the first counts, of several ends the last.</summary>
    private static IEnumerable<VersionInterval> Pairs(IEnumerable<RangeWord> ends)
    {
        RangeWord? low = null;
        RangeWord? high = null;
        foreach (var end in ends)
        {
            if (end.Operator[0] == '<')
            {
                high = end;
            }
            else if (high is not null)
            {
                yield return Pair(low, high);
                (low, high) = (end, null);
            }
            else
            {
                low ??= end;
            }
        }

        if (low is not null || high is not null)
        {
            yield return Pair(low, high);
        }
    }

    private static VersionInterval Pair(RangeWord? low, RangeWord? high) => new(low?.Version, low?.Operator == ">=", high?.Version, high?.Operator == "<=");
}
