using System.Globalization;
using Drydock.Core.Advisories;

namespace Drydock.Core.Reports.Formats.Html;

/// <summary>The cell that names a vulnerability, with its story folded away.</summary>
internal static class HtmlDetail
{
    private const int LongestDescription = 1200;
    private const int MostReferences = 5;
    private const int MostEvidence = 5;

    public static void Write(HtmlPage page, JudgedFinding judged)
    {
        var vulnerability = judged.Finding.Vulnerability!;
        page.Open("td", ("class", "id"));
        _ = AdvisoryLinks.Of(vulnerability.Id) is { } address ? page.Element("a", vulnerability.Id, ("href", address), ("rel", "noreferrer")) : page.Element("b", vulnerability.Id);
        var title = vulnerability.Text?.Title ?? "";
        page.Open("details").Element("summary", title.Length > 0 ? title : "details");
        if (vulnerability.Text is { Description.Length: > 0 } text)
        {
            page.Element("p", TerminalText.Cut(text.Description, LongestDescription));
        }

        page.Open("ul");
        Line(page, "Also called", string.Join(", ", vulnerability.Aliases));
        Line(page, "Found in", judged.Finding.At.Path);
        Line(page, "Brought in by", judged.Finding.At.BuiltBy is { } built ? $"{OriginText.LineOf(judged.Finding)} {built.Instruction}" : "");
        Line(page, "Package", vulnerability.Package.Purl.ToString());
        Line(page, "Decision", judged.Decision?.Reason ?? "");
        Line(page, "Published", vulnerability.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "");
        Line(page, "Rated", string.Join("; ", vulnerability.Ratings.Select(r => $"{r.By} {Kebab.Of(r.Severity)} {r.Score?.ToString("0.0", CultureInfo.InvariantCulture)}".TrimEnd())));
        foreach (var evidence in vulnerability.Evidence.Take(MostEvidence))
        {
            Line(page, evidence.Source, $"{evidence.Advisory}: {evidence.Package} {evidence.Range}, compared with {evidence.Compared}");
        }

        WriteReferences(page, vulnerability);
        page.Close().Close().Close();
    }

    private static void WriteReferences(HtmlPage page, Vulnerability vulnerability)
    {
        foreach (var reference in AdvisoryLinks.Web(vulnerability.Text?.References ?? []).Take(MostReferences))
        {
            page.Open("li").Element("a", reference, ("href", reference), ("rel", "noreferrer")).Close();
        }
    }

    private static void Line(HtmlPage page, string name, string value)
    {
        if (value.Length > 0)
        {
            page.Element("li", $"{name}: {value}");
        }
    }
}
