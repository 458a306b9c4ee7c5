using System.Globalization;

namespace Drydock.Core.Advisories.Feeds.Debian;

/// <summary>Reads tables of fixes: source package, fixed version, CVEs between spaces, date, between tabs; lines with <c>#</c> are remarks.</summary>
internal static class FixTable
{
    private const int Columns = 4;

    public static void Read(ReadOnlySpan<char> text, string space, FeedWriter writer)
    {
        var number = 0;
        foreach (var line in text.EnumerateLines())
        {
            number++;
            if (!line.IsEmpty && line[0] != '#' && !TryRead(line, space, writer))
            {
                writer.Gap("", $"Line {number} is not a source package, a version, CVE ids and a date.");
            }
        }
    }

    private static bool TryRead(ReadOnlySpan<char> line, string space, FeedWriter writer)
    {
        Span<Range> columns = stackalloc Range[Columns + 1];
        if (line.Split(columns, '\t') != Columns || line[columns[0]].IsEmpty || line[columns[1]].IsEmpty)
        {
            return false;
        }

        if (!DateOnly.TryParseExact(line[columns[3]], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return false;
        }

        var source = line[columns[0]].ToString();
        var version = line[columns[1]].ToString();
        var isSound = true;
        foreach (var id in line[columns[2]].ToString().Split(' '))
        {
            if (VulnerabilityIds.IsCve(id))
            {
                writer.Add(FixStatement.Make(id, space, source, version, date));
            }
            else
            {
                isSound = false;
            }
        }

        return isSound;
    }
}
