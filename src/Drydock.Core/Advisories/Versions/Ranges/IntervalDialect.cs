using System.Collections.Immutable;

namespace Drydock.Core.Advisories.Versions.Ranges;

/// <summary>
/// Intervals in brackets, of Maven (<see href="https://maven.apache.org/pom.html#dependency-version-requirement-specification"/>) and NuGet
/// (<see href="https://learn.microsoft.com/en-us/nuget/concepts/package-versioning#version-ranges"/>).
/// </summary>
/// <param name="isBareMinimum">A version without brackets is the lowest one taken; if not, it is the only one.</param>
internal sealed class IntervalDialect(bool isBareMinimum) : IRangeDialect
{
    private const int MaxIntervals = 4096;

    public bool TryParse(IVersionScheme scheme, string text, out NativeRange range, out string problem)
    {
        var alternatives = ImmutableArray.CreateBuilder<ImmutableArray<Constraint>>();
        range = new NativeRange([]);
        problem = "";
        for (var at = Skip(text, 0); at < text.Length; at = Skip(text, at))
        {
            var start = at;
            if (Read(text, ref at) is not { } interval || alternatives.Count == MaxIntervals)
            {
                problem = alternatives.Count == MaxIntervals ? $"the range has more than {MaxIntervals} intervals" : $"what begins in column {start + 1} is neither a version nor an interval such as [1.0,2.0)";
                return false;
            }

            alternatives.Add([new Constraint("", text[start..at], [interval])]);
        }

        range = new NativeRange(alternatives.ToImmutable());
        problem = alternatives.Count == 0 ? "the range is empty" : "";
        return alternatives.Count > 0;
    }

    public bool Allows(IVersionScheme scheme, NativeRange range, string version) => range.Contains(scheme, version);

    private static int Skip(string text, int at)
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] is ',' or '|'))
        {
            at++;
        }

        return at;
    }

    private VersionInterval? Read(string text, ref int at)
    {
        var isBracket = text[at] is '[' or '(';
        var end = isBracket ? text.AsSpan(at).IndexOfAny(']', ')') : text.AsSpan(at).IndexOfAny(" ,|[(");
        if (isBracket && end < 0)
        {
            return null;
        }

        end = end < 0 ? text.Length : at + end;
        var inner = text[(isBracket ? at + 1 : at)..end].Trim();
        var isLowInclusive = text[at] == '[';
        at = isBracket ? end + 1 : end;
        return isBracket ? ReadInterval(inner, isLowInclusive, text[end] == ']') : ReadBare(inner);
    }

    private static VersionInterval? ReadInterval(string inner, bool isLowInclusive, bool isHighInclusive)
    {
        var parts = inner.Split(',', StringSplitOptions.TrimEntries);
        if (parts.Any(p => p.Length > 0 && !char.IsAsciiLetterOrDigit(p[0])))
        {
            return null;
        }

        return parts switch
        {
            [{ Length: > 0 } only] => isLowInclusive && isHighInclusive ? VersionInterval.Exactly(only) : null,
            [var low, var high] => new VersionInterval(low.Length > 0 ? low : null, isLowInclusive && low.Length > 0, high.Length > 0 ? high : null, isHighInclusive && high.Length > 0),
            _ => null,
        };
    }

    private VersionInterval? ReadBare(string version)
    {
        if (PartialVersion.Parse(version) is not { } partial)
        {
            return null;
        }

        if (partial.IsWild)
        {
            return partial.Numbers.Length == 0 ? VersionInterval.All : new VersionInterval(partial.Low, LowInclusive: true, partial.Bump(partial.Numbers.Length) + "-0", HighInclusive: false);
        }

        return isBareMinimum ? new VersionInterval(version, LowInclusive: true, null, HighInclusive: false) : VersionInterval.Exactly(version);
    }
}
