using System.Text;

namespace Drydock.Core.Reports.Formats.Csv;

/// <summary>One line for each finding and each gap, for spreadsheets. <see href="https://www.rfc-editor.org/rfc/rfc4180"/></summary>
internal sealed class CsvFormat : IReportFormat
{
    public FormatInfo Info { get; } = new("csv", "One line for each finding, for spreadsheets", IsSbom: false, IsScan: true);

    public void Write(Report report, ReportOptions options, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), 32 << 10, leaveOpen: true);
        WriteLine(writer, CsvRow.Titles);
        foreach (var platform in report.Platforms)
        {
            foreach (var judged in platform.OrderedFindings)
            {
                WriteLine(writer, CsvRow.Of(report, platform, judged));
            }

            foreach (var gap in platform.OrderedGaps)
            {
                WriteLine(writer, CsvRow.Of(report, platform, gap));
            }
        }
    }

    private static void WriteLine(StreamWriter writer, IReadOnlyList<string> fields)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            writer.Write(i == 0 ? "" : ",");
            writer.Write(Field(fields[i]));
        }

        writer.Write("\r\n");
    }

    /// <summary>What begins like a formula would be computed by a spreadsheet: an apostrophe before it makes it text. <see href="https://owasp.org/www-community/attacks/CSV_Injection"/></summary>
    private static string Field(string text)
    {
        var clean = TerminalText.Clean(text);
        var safe = clean.Length > 0 && "=+-@".Contains(clean[0], StringComparison.Ordinal) ? "'" + clean : clean;
        return safe.AsSpan().ContainsAny('"', ',', '\'') || safe != safe.Trim() ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
