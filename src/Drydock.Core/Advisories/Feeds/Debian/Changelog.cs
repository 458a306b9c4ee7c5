using System.Globalization;

namespace Drydock.Core.Advisories.Feeds.Debian;

/// <summary>Reads a changelog: entries, the newest first. <see href="https://manpages.debian.org/deb-changelog.5"/></summary>
internal static class Changelog
{
    public static List<ChangelogEntry> Read(ReadOnlySpan<char> text)
    {
        var entries = new List<ChangelogEntry>();
        var claims = new FixClaims();
        foreach (var line in text.EnumerateLines())
        {
            if (Head(line) is { } head)
            {
                Complete(entries, claims);
                entries.Add(head);
            }
            else if (line.StartsWith(" -- ") && entries.Count > 0)
            {
                entries[^1] = entries[^1] with { Date = Date(line) };
            }
            else
            {
                claims.Add(line);
            }
        }

        Complete(entries, claims);
        return entries;
    }

    private static void Complete(List<ChangelogEntry> entries, FixClaims claims)
    {
        var found = claims.Take();
        if (entries.Count > 0)
        {
            entries[^1] = entries[^1] with { Fixed = found };
        }
    }

    /// <summary><c>source (version) distributions; urgency=…</c>, at the beginning of a line.</summary>
    private static ChangelogEntry? Head(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty || !char.IsAsciiLetterOrDigit(line[0]))
        {
            return null;
        }

        var open = line.IndexOf(" (");
        var close = line.IndexOf(')');
        var semicolon = line.IndexOf(';');
        return open > 0 && close > open + 2 && semicolon > close && line[..open].IndexOf(' ') < 0 && line[(open + 2)..close].IndexOf(' ') < 0
            ? new ChangelogEntry(line[..open].ToString(), line[(open + 2)..close].ToString(), line[(close + 1)..semicolon].Trim().ToString(), null, [])
            : null;
    }

    /// <summary><c> -- name &lt;address&gt;  Tue, 07 Jan 2025 10:00:00 +0000</c></summary>
    private static DateOnly? Date(ReadOnlySpan<char> line)
    {
        var date = line[(line.LastIndexOf(',') + 1)..].Trim();
        Span<Range> parts = stackalloc Range[4];
        return date.Split(parts, ' ', StringSplitOptions.RemoveEmptyEntries) >= 3
            && DateOnly.TryParseExact($"{date[parts[0]]} {date[parts[1]]} {date[parts[2]]}", "d MMM yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
    }
}
