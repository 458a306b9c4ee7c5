using System.Globalization;
using System.Xml;
using Drydock.Core.Advisories;
using Drydock.Core.Verdicts;
using Drydock.Oci.Layers;

namespace Drydock.Core.Reports.Formats.JUnit;

/// <summary>Tests of one kind on one platform's image.</summary>
internal sealed record JUnitSuite(string Name, List<JUnitCase> Cases)
{
    /// <summary>What vulnerabilities were looked for in; empty where that does not matter.</summary>
    public string Database { get; init; } = "";

    /// <summary>Vulnerabilities, rules, and what was looked at; a suite in which nothing happened says so with one test that passes.</summary>
    public static IEnumerable<JUnitSuite> Of(Report report, PlatformReport platform)
    {
        var name = ImageName.Of(report, platform).Name;
        var image = platform.Platform.Length > 0 ? $"{name} {platform.Platform}" : name;
        var findings = platform.OrderedFindings.ToList();
        yield return Suite(image, "vulnerabilities", "no known vulnerability", findings.Where(f => f.Finding.Vulnerability is not null).Select(JUnitCase.Of)) with { Database = DatabaseText.Of(report.Database) };
        yield return Suite(image, "rules", "no rule is broken", findings.Where(f => f.Finding.Vulnerability is null).Select(JUnitCase.Of));
        yield return Suite(image, "looked at", "everything was looked at", platform.OrderedGaps.Select(Case).Concat(platform.Verdict.Notices.Select(Case)));
    }

    public static void WriteCounts(XmlWriter writer, IEnumerable<JUnitCase> cases)
    {
        var counts = cases.CountBy(c => c.Kind).ToDictionary(c => c.Key, c => c.Value);
        writer.WriteAttributeString("tests", counts.Values.Sum().ToString(CultureInfo.InvariantCulture));
        writer.WriteAttributeString("failures", counts.GetValueOrDefault(JUnitKind.Failure).ToString(CultureInfo.InvariantCulture));
        writer.WriteAttributeString("errors", counts.GetValueOrDefault(JUnitKind.Error).ToString(CultureInfo.InvariantCulture));
        writer.WriteAttributeString("skipped", counts.GetValueOrDefault(JUnitKind.Skipped).ToString(CultureInfo.InvariantCulture));
        writer.WriteAttributeString("time", "0");
    }

    public void Write(XmlWriter writer)
    {
        writer.WriteStartElement("testsuite");
        writer.WriteAttributeString("name", JUnitCase.Clean(Name));
        WriteCounts(writer, Cases);
        if (Database.Length > 0)
        {
            writer.WriteStartElement("properties");
            writer.WriteStartElement("property");
            writer.WriteAttributeString("name", "database");
            writer.WriteAttributeString("value", JUnitCase.Clean(Database));
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        foreach (var test in Cases)
        {
            test.Write(writer);
        }

        writer.WriteEndElement();
    }

    private static JUnitSuite Suite(string image, string kind, string nothing, IEnumerable<JUnitCase> cases)
    {
        var all = cases.ToList();
        return new JUnitSuite($"{image} {kind}", all.Count > 0 ? all : [new JUnitCase(kind, nothing, JUnitKind.Passed, "", "", "")]);
    }

    private static JUnitCase Case(Gap gap) => gap.Kind == GapKind.Skipped
        ? new JUnitCase("left-out", GapText.Of(gap), JUnitKind.Skipped, "", gap.Message, "")
        : new JUnitCase("gap", GapText.Of(gap), JUnitKind.Error, Kebab.Of(gap.Kind), gap.Message, "");

    private static JUnitCase Case(Notice notice) => new("notice", $"{Kebab.Of(notice.Kind)}: {notice.Message}", JUnitCase.KindOf(notice.Outcome), Kebab.Of(notice.Kind), notice.Message, notice.Place);
}
