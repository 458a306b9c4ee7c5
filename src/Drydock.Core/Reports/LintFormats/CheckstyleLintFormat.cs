using System.Globalization;
using System.Xml;
using Drydock.Core.Advisories;
using Drydock.Core.Reports.Formats;
using Drydock.Core.Reports.Formats.JUnit;
using Drydock.Core.Reports.Linting;

namespace Drydock.Core.Reports.LintFormats;

/// <summary>Checkstyle's XML, which many servers read. <see href="https://checkstyle.sourceforge.io/"/></summary>
internal sealed class CheckstyleLintFormat : ILintFormat
{
    public string Id => "checkstyle";

    public string Summary => "Checkstyle XML";

    public void Write(LintReport report, ReportOptions options, Stream output) => XmlPage.Write(output, writer =>
    {
        writer.WriteStartElement("checkstyle");
        writer.WriteAttributeString("version", "4.3");
        foreach (var file in report.Files)
        {
            writer.WriteStartElement("file");
            writer.WriteAttributeString("name", JUnitCase.Clean(file.Name));
            foreach (var finding in file.Findings)
            {
                var place = LintPlace.Of(file.Source, finding);
                writer.WriteStartElement("error");
                writer.WriteAttributeString("line", place.Line.ToString(CultureInfo.InvariantCulture));
                writer.WriteAttributeString("column", place.Column.ToString(CultureInfo.InvariantCulture));
                writer.WriteAttributeString("severity", finding.Severity switch { >= Severity.High => "error", Severity.Medium => "warning", _ => "info" });
                writer.WriteAttributeString("message", JUnitCase.Clean(finding.Message));
                writer.WriteAttributeString("source", $"{finding.Rule.Id} {finding.Rule.Name}");
                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    });
}
