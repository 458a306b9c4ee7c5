using System.Text;
using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings;
using Drydock.Core.Reports.Formats;
using Drydock.Core.Reports.Linting;

namespace Drydock.Core.Reports.LintFormats;

/// <summary>Writes findings with an excerpt of the file.</summary>
internal sealed class LintPage(Stream output, ReportOptions options) : IDisposable
{
    private const int LongestLine = 160;
    private readonly StreamWriter writer = new(output, new UTF8Encoding(false), 32 << 10, leaveOpen: true) { NewLine = "\n" };

    public void Line(string text) => writer.WriteLine(text);

    public void Finding(SourceText source, Finding finding)
    {
        var place = LintPlace.Of(source, finding);
        writer.WriteLine($"{Paint($"{TerminalText.Clean(source.Name)}:{place.Line}:{place.Column}", "1")} {Paint(Kebab.Of(finding.Severity), ColorOf(finding.Severity))} {finding.Rule.Id} {finding.Rule.Name}");
        writer.WriteLine($"  {TerminalText.Clean(finding.Message)}");
        if (finding.At.Span is not null)
        {
            Excerpt(source, place);
        }

        if (finding.Fix is { } fix)
        {
            writer.WriteLine($"  {Paint("fix", "32")} ({GradeOf(fix.Applicability)}): {TerminalText.Clean(fix.Title)}");
        }

        writer.WriteLine();
    }

    public void Dispose() => writer.Dispose();

    private void Excerpt(SourceText source, LintPlace place)
    {
        var text = source.At(source.LineSpan(place.Line)).ToString();
        var start = Math.Min(place.Column - 1, text.Length);
        var end = place.EndLine > place.Line ? text.Length : Math.Min(place.EndColumn - 1, text.Length);

        // A long line is cut around the part that matters.
        var cut = text.Length > LongestLine ? Math.Max(0, start - (LongestLine / 2)) : 0;
        var shown = Plain(text[cut..Math.Min(text.Length, cut + LongestLine)]);
        var number = place.Line.ToString();
        writer.WriteLine($"  {Paint($"{number} |", "2")} {(cut > 0 ? "…" : "")}{shown}");
        var marks = Math.Max(1, Math.Min(end, cut + shown.Length) - start);
        writer.WriteLine($"  {Paint($"{new string(' ', number.Length)} |", "2")} {new string(' ', start - cut + (cut > 0 ? 1 : 0))}{Paint(new string('^', marks), "31")}");
    }

    /// <summary>One character for one, so that the marks stand below what they mean.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            plain.Append(c == '\t' ? ' ' : char.IsControl(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format ? '\uFFFD' : c);
        }

        return plain.ToString();
    }

    private static string GradeOf(Applicability applicability) => applicability switch
    {
        Applicability.Safe => "safe, --fix",
        Applicability.Unsafe => "look at it, --unsafe-fixes",
        _ => "by hand",
    };

    private static string ColorOf(Severity severity) => severity switch
    {
        Severity.Critical or Severity.High => "31",
        Severity.Medium => "33",
        _ => "2",
    };

    private string Paint(string text, string code) => options.UseColor ? $"\e[{code}m{text}\e[0m" : text;
}
