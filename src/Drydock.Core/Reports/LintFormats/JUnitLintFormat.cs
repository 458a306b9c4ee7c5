using System.Globalization;
using Drydock.Core.Advisories;
using Drydock.Core.Reports.Formats;
using Drydock.Core.Reports.Formats.JUnit;
using Drydock.Core.Reports.Linting;

namespace Drydock.Core.Reports.LintFormats;

/// <summary>JUnit XML: a suite for each file, a failed test for each finding, a skipped one for what is suppressed.</summary>
internal sealed class JUnitLintFormat : ILintFormat
{
    public string Id => "junit";

    public string Summary => "JUnit XML, for test reports";

    public void Write(LintReport report, ReportOptions options, Stream output) => XmlPage.Write(output, writer =>
    {
        writer.WriteStartElement("testsuites");
        writer.WriteAttributeString("name", "drydock lint");
        foreach (var file in report.Files)
        {
            var cases = file.Findings.Select(f => Case(file.Source.Name, f.Rule.Id, $"{f.Rule.Name} in line {LintPlace.Of(file.Source, f).Line}", JUnitKind.Failure, Kebab.Of(f.Severity), f.Message))
                .Concat(file.Suppressed.Select(s => Case(file.Name, s.Finding.Rule.Id, $"{s.Finding.Rule.Name} in line {LintPlace.Of(file.Source, s.Finding).Line}", JUnitKind.Skipped, "", s.By.Reason.Length > 0 ? s.By.Reason : "suppressed by a comment"))).ToList();
            if (cases.Count == 0)
            {
                cases.Add(Case(file.Name, "lint", "nothing is found", JUnitKind.Passed, "", ""));
            }

            writer.WriteStartElement("testsuite");
            writer.WriteAttributeString("name", JUnitCase.Clean(file.Name));
            writer.WriteAttributeString("tests", cases.Count.ToString(CultureInfo.InvariantCulture));
            writer.WriteAttributeString("failures", file.Findings.Length.ToString(CultureInfo.InvariantCulture));
            writer.WriteAttributeString("skipped", file.Suppressed.Length.ToString(CultureInfo.InvariantCulture));
            foreach (var test in cases)
            {
                test.Write(writer);
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    });

    private static JUnitCase Case(string file, string rule, string name, JUnitKind kind, string type, string message) => new($"{file} {rule}", name, kind, type, message, kind == JUnitKind.Failure ? message : "");
}
