using System.Collections.Immutable;
using System.Globalization;

namespace Drydock.Core.Findings.Lifecycles;

/// <summary>Reads the tables of end-of-life days: product, release, last day for everybody, and where there is one the last day of a further offer and its name.</summary>
internal sealed class SupportTable
{
    /// <summary>By product and release, with a space between them.</summary>
    private readonly Dictionary<string, SupportTime> rows;

    public SupportTable(string text)
    {
        All = [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Read)];
        rows = All.ToDictionary(r => $"{r.Product} {r.Cycle}", StringComparer.Ordinal);
    }

    public ImmutableArray<SupportTime> All { get; }

    /// <summary>The release that a version belongs to: the longest beginning of it, cut at dots, that the table has; null when it has none.</summary>
    public SupportTime? Find(string product, string version)
    {
        for (var length = version.Length; length > 0; length = version.LastIndexOf('.', length - 1))
        {
            if (rows.TryGetValue($"{product} {version.AsSpan(0, length)}", out var found))
            {
                return found;
            }
        }

        return null;
    }

    private static SupportTime Read(string line) => line.Split(' ', 5) switch
    {
        [var product, var cycle, var end] => new SupportTime(product, cycle, Day(end), null, ""),
        [var product, var cycle, var end, var extended, var offer] => new SupportTime(product, cycle, Day(end), Day(extended), offer),
        _ => throw new FormatException($"The line '{line}' is not product, release, day or product, release, day, day, offer."),
    };

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
