using System.Text;

namespace Drydock.Core.Dockerfiles;

/// <summary>Joins lines that a builder joins: those that end in the escape character, over comments and empty lines between them.</summary>
/// <param name="lines">Without line ends.</param>
internal sealed class LogicalLines(string[] lines, char escape)
{
    private int next;

    /// <summary>The number of the line read last, counted from 1.</summary>
    public int Line => next;

    /// <summary>The next line with what it continues on; false at the end. Comments and empty lines are passed over.</summary>
    /// <param name="first">The number of its first line.</param>
    public bool Read(out string text, out int first)
    {
        while (next < lines.Length && IsNothing(lines[next]))
        {
            next++;
        }

        first = next + 1;
        var joined = new StringBuilder();
        var end = next;
        while (next < lines.Length)
        {
            var line = lines[next++];
            if (IsNothing(line))
            {
                continue;
            }

            end = next;
            var length = ContinuedLength(line);
            joined.Append(length < 0 ? line : line.AsSpan(0, length));
            if (length < 0)
            {
                break;
            }
        }

        next = end;
        text = joined.ToString().Trim();
        return joined.Length > 0 || end >= first;
    }

    /// <summary>The next line as it stands, for here-documents; null at the end.</summary>
    public string? ReadPlain() => next < lines.Length ? lines[next++] : null;

    private static bool IsNothing(string line)
    {
        var start = line.AsSpan().TrimStart();
        return start.IsEmpty || start[0] == '#';
    }

    /// <summary>How much of a line counts when the next one continues it; -1 when it does not. Two escape characters are one that was meant.</summary>
    private int ContinuedLength(string line)
    {
        var end = line.AsSpan().TrimEnd(" \t").Length - 1;
        return end >= 0 && line[end] == escape && (end == 0 || line[end - 1] != escape) ? end : -1;
    }
}
