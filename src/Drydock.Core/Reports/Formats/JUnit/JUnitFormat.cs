namespace Drydock.Core.Reports.Formats.JUnit;

/// <summary>
/// JUnit XML: a test fails when its finding makes the verdict fail, is an error when something could not be looked at, and is skipped when its finding does not count.
/// <see href="https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd"/>
/// </summary>
internal sealed class JUnitFormat : IReportFormat
{
    public FormatInfo Info { get; } = new("junit", "JUnit XML, for test reports", IsSbom: false, IsScan: true);

    public void Write(Report report, ReportOptions options, Stream output)
    {
        var suites = report.Platforms.SelectMany(p => JUnitSuite.Of(report, p)).ToList();
        XmlPage.Write(output, writer =>
        {
            writer.WriteStartElement("testsuites");
            writer.WriteAttributeString("name", "drydock");
            JUnitSuite.WriteCounts(writer, suites.SelectMany(s => s.Cases));
            foreach (var suite in suites)
            {
                suite.Write(writer);
            }

            writer.WriteEndElement();
        });
    }
}
