using System.Text;
using System.Xml;
using Drydock.Core.Advisories;
using Drydock.Core.Verdicts;

namespace Drydock.Core.Reports.Formats.JUnit;

/// <summary>One test.</summary>
/// <param name="ClassName">What it is grouped by.</param>
/// <param name="Type">Of a failure or an error: a severity or a kind of gap.</param>
/// <param name="Message">Why it did not pass; empty when it did.</param>
/// <param name="Output">What else there is to say.</param>
internal sealed record JUnitCase(string ClassName, string Name, JUnitKind Kind, string Type, string Message, string Output)
{
    public static JUnitCase Of(JudgedFinding judged)
    {
        var finding = judged.Finding;
        var className = finding.Vulnerability?.Package.Purl.ToString() ?? $"{finding.Rule.Id} {finding.Rule.Name}";
        var where = finding.At.Path.Length > 0 ? finding.At.Path : "config";
        var title = finding.Vulnerability is null ? FindingTitle.Of(judged) : $"{FindingTitle.Of(judged)} at {where}";
        var detail = $"{Kebab.Of(judged.Severity)}: {FindingTitle.Detail(judged)}";
        return judged.Suppression is { } suppression
            ? new JUnitCase(className, title, JUnitKind.Skipped, "", SuppressionText.Of(suppression), detail)
            : new JUnitCase(className, title, KindOf(judged.Outcome), Kebab.Of(judged.Severity), judged.Decision?.Reason ?? finding.Message, $"{detail} Found in {where}.");
    }

    public static JUnitKind KindOf(Outcome outcome) => outcome switch
    {
        Outcome.Fail => JUnitKind.Failure,
        Outcome.Incomplete => JUnitKind.Error,
        _ => JUnitKind.Passed,
    };

    /// <summary>XML 1.0 has no way to write most control characters, nor half a surrogate pair. <see href="https://www.w3.org/TR/xml/#charsets"/></summary>
    public static string Clean(string text)
    {
        var flat = TerminalText.Clean(text);
        var clean = new StringBuilder(flat.Length);
        foreach (var rune in flat.EnumerateRunes())
        {
            clean.Append(rune.Value is 0xFFFE or 0xFFFF ? "\uFFFD" : rune.ToString());
        }

        return clean.ToString();
    }

    public void Write(XmlWriter writer)
    {
        writer.WriteStartElement("testcase");
        writer.WriteAttributeString("classname", Clean(ClassName));
        writer.WriteAttributeString("name", Clean(Name));
        writer.WriteAttributeString("time", "0");
        switch (Kind)
        {
            case JUnitKind.Skipped:
                writer.WriteStartElement("skipped");
                writer.WriteAttributeString("message", Clean(Message));
                writer.WriteEndElement();
                break;
            case JUnitKind.Failure or JUnitKind.Error:
                writer.WriteStartElement(Kind == JUnitKind.Failure ? "failure" : "error");
                writer.WriteAttributeString("message", Clean(Message));
                writer.WriteAttributeString("type", Clean(Type));
                writer.WriteString(Clean(Output));
                writer.WriteEndElement();
                break;
            default:
                break;
        }

        if (Kind is JUnitKind.Passed or JUnitKind.Skipped && Output.Length > 0)
        {
            writer.WriteElementString("system-out", Clean(Output));
        }

        writer.WriteEndElement();
    }
}
