namespace Drydock.Core.Reports.Formats.Tables;

/// <summary>How wide columns are.</summary>
internal static class TableWidths
{
    private const int Gap = 2;
    private const int Narrowest = 12;

    /// <param name="available">Columns of the terminal; zero or less when there is none.</param>
    /// <returns>Each column as wide as its widest cell; where that is too much, the widest that may give way do so first.</returns>
    public static int[] Of(IReadOnlyList<Column> columns, IReadOnlyList<Cell[]> rows, int available)
    {
        var widths = new int[columns.Count];
        for (var i = 0; i < widths.Length; i++)
        {
            widths[i] = rows.Select(r => r[i].Text.Length).Append(columns[i].Title.Length).Max();
        }

        while (available > 0 && widths.Sum() + (Gap * (widths.Length - 1)) > available)
        {
            var widest = -1;
            for (var i = 0; i < widths.Length; i++)
            {
                if (columns[i].Fit != Fit.Keep && widths[i] > Narrowest && (widest < 0 || widths[i] > widths[widest]))
                {
                    widest = i;
                }
            }

            if (widest < 0)
            {
                break;
            }

            widths[widest]--;
        }

        return widths;
    }
}
