using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace Drydock.Core.Findings.Lifecycles;

/// <summary>Reads the tables of end-of-life days: product, release, last day for everybody, and where there is one the last day of a further offer and its name.</summary>
internal sealed class SupportTable
{
    private readonly FrozenDictionary<(string Product, string Cycle), SupportTime> rows;

    public SupportTable(string text)
    {
        All = [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Read)];
        rows = All.ToFrozenDictionary(r => (r.Product, r.Cycle));
    }

    public ImmutableArray<SupportTime> All { get; }

    /// <summary>The release that a version belongs to: the longest beginning of it, cut at dots, that the table has; null when it has none.</summary>
    public SupportTime? Find(string product, string version)
    {
        for (var length = version.Length; length > 0; length = version.LastIndexOf('.', length - 1))
        {
            if (rows.TryGetValue((product, version[..length]), out var found))
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
