using System.Text;

namespace Drydock.Core.Reports.Formats.Tables;

/// <summary>Text for people: headings, lines and tables, in color where that is welcome, cut to the terminal where there is one.</summary>
internal sealed class TextPage(Stream output, ReportOptions options) : IDisposable
{
    private const string Indent = "  ";
    private readonly StreamWriter writer = new(output, new UTF8Encoding(false), 32 << 10, leaveOpen: true) { NewLine = "\n" };
    private bool isEmpty = true;

    /// <summary>A terminal is read by somebody who can ask for more; a file must hold everything.</summary>
    public bool IsTerminal => options.Width > 0;

    public bool IsVerbose => options.Verbose;

    /// <summary>Begins a part of the page; a blank line stands before it.</summary>
    public void Heading(string title, params ReadOnlySpan<Cell> rest)
    {
        if (!isEmpty)
        {
            writer.WriteLine();
        }

        isEmpty = false;
        writer.Write(Paint(TerminalText.Clean(title), Tone.Strong));
        WriteCells(rest);
    }

    public void Line(params ReadOnlySpan<Cell> cells)
    {
        isEmpty = false;
        WriteCells(cells);
    }

    public void Table(IReadOnlyList<Column> columns, IReadOnlyList<Cell[]> rows)
    {
        if (IsTerminal && columns.Any(c => c.MinWidth > options.Width))
        {
            int[] kept = [.. columns.Index().Where(c => c.Item.MinWidth <= options.Width).Select(c => c.Index)];
            rows = [.. rows.Select(r => Array.ConvertAll(kept, i => r[i]))];
            columns = [.. kept.Select(i => columns[i])];
        }

        var clean = rows.Select(r => Array.ConvertAll(r, c => c with { Text = TerminalText.Clean(c.Text) })).ToList();
        var widths = TableWidths.Of(columns, clean, options.Width - Indent.Length);
        if (columns.Any(c => c.Title.Length > 0))
        {
            WriteRow(columns, widths, [.. columns.Select(c => new Cell(c.Title, Tone.Quiet))]);
        }

        foreach (var row in clean)
        {
            WriteRow(columns, widths, row);
        }
    }

    public void Dispose() => writer.Dispose();

    private void WriteCells(ReadOnlySpan<Cell> cells)
    {
        foreach (var cell in cells)
        {
            writer.Write(Indent);
            writer.Write(Paint(TerminalText.Clean(cell.Text), cell.Tone));
        }

        writer.WriteLine();
    }

    private void WriteRow(IReadOnlyList<Column> columns, int[] widths, Cell[] row)
    {
        var last = row.Length - 1;
        while (last > 0 && row[last].Text.Length == 0)
        {
            last--;
        }

        var position = 0;
        for (var i = 0; i <= last; i++)
        {
            writer.Write(Indent);
            position += Indent.Length;
            if (i == last && columns[i].Fit == Fit.Wrap && widths[i] > 0)
            {
                WriteWrapped(row[i], widths[i], position);
                return;
            }

            var text = widths[i] > 0 ? TerminalText.Cut(row[i].Text, widths[i]) : row[i].Text;
            var padding = new string(' ', Math.Max(0, widths[i] - text.Length));
            writer.Write(columns[i].IsRight ? padding + Paint(text, row[i].Tone) : Paint(text, row[i].Tone) + (i == last ? "" : padding));
            position += Math.Max(widths[i], text.Length);
        }

        writer.WriteLine();
    }

    private void WriteWrapped(Cell cell, int width, int position)
    {
        var isFirst = true;
        foreach (var line in TerminalText.Wrap(cell.Text, width))
        {
            writer.Write(isFirst ? "" : new string(' ', position));
            writer.WriteLine(Paint(line, cell.Tone));
            isFirst = false;
        }
    }

    private string Paint(string text, Tone tone)
    {
        var code = tone switch
        {
            Tone.Quiet => "2",
            Tone.Strong => "1",
            Tone.Good => "32",
            Tone.Warning => "33",
            Tone.Bad => "31",
            _ => "",
        };
        return options.UseColor && code.Length > 0 && text.Length > 0 ? $"\x1b[{code}m{text}\x1b[0m" : text;
    }
}
