using System.Text;

namespace Drydock.Core.Reports.Formats.Markdown;

/// <summary>Lines that stay below the length a comment may have.</summary>
internal sealed class MarkdownPage
{
    /// <summary>GitHub refuses comments of more than 65,536 characters.</summary>
    private const int Longest = 64_000;

    private readonly StringBuilder text = new();

    public int Room => Longest - text.Length;

    public int Length => text.Length;

    public void Line(string line = "") => text.Append(line).Append('\n');

    /// <summary>A table whose last rows are counted instead of written when there is no room for them.</summary>
    /// <param name="titles">Plain words; none for a table without a head.</param>
    /// <param name="rows">Cells that are Markdown already.</param>
    /// <param name="room">Characters the rows may take.</param>
    public void Table(IReadOnlyList<string> titles, IEnumerable<string[]> rows, int room)
    {
        Line($"| {string.Join(" | ", titles)} |");
        Line($"|{string.Concat(titles.Select(_ => " --- |"))}");
        var end = text.Length + room;
        var left = 0;
        foreach (var row in rows)
        {
            var line = $"| {string.Join(" | ", row)} |";
            if (left > 0 || text.Length + line.Length > end)
            {
                left++;
            }
            else
            {
                Line(line);
            }
        }

        if (left > 0)
        {
            Line();
            Line($"… and {Amount.Of(left)} more that do not fit into a comment.");
        }
    }

    /// <summary>A part that is folded away until somebody opens it.</summary>
    /// <param name="title">Plain words.</param>
    public void Fold(string title, Action write)
    {
        Line("<details>");
        Line($"<summary>{title}</summary>");
        Line();
        write();
        Line();
        Line("</details>");
        Line();
    }

    public override string ToString() => text.ToString().TrimEnd() + "\n";
}
