using System.Text.Json;
using Drydock.Core.Advisories;
using Drydock.Core.Findings;

namespace Drydock.Core.Reports.Formats.Sarif;

/// <summary>The rules of a run: one for each vulnerability and one for each rule of ours that found something, in the order in which they are first met.</summary>
internal sealed class SarifRules
{
    private readonly List<List<JudgedFinding>> rules = [];
    private readonly Dictionary<string, int> positions = new(StringComparer.Ordinal);

    public SarifRules(List<JudgedFinding> findings)
    {
        foreach (var judged in findings)
        {
            if (positions.TryAdd(IdOf(judged.Finding), rules.Count))
            {
                rules.Add([]);
            }

            rules[IndexOf(judged.Finding)].Add(judged);
        }
    }

    public static string IdOf(Finding finding) => finding.Vulnerability?.Id ?? finding.Rule.Id;

    public static string Level(Severity severity) => severity switch
    {
        Severity.Critical or Severity.High => "error",
        Severity.Medium or Severity.Unknown => "warning",
        _ => "note",
    };

    public int IndexOf(Finding finding) => positions[IdOf(finding)];

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("rules");
        foreach (var findings in rules)
        {
            var first = findings[0];
            writer.WriteStartObject();
            writer.WriteString("id", IdOf(first.Finding));
            if (first.Finding.Vulnerability is { } vulnerability)
            {
                SarifVulnerabilityRule.Write(writer, vulnerability, findings);
            }
            else
            {
                WriteRule(writer, first);
            }

            writer.WriteEndObject();
            writer.FlushIfLarge();
        }

        writer.WriteEndArray();
    }

    public static void WriteText(Utf8JsonWriter writer, string name, string text, string? markdown = null)
    {
        writer.WriteStartObject(name);
        writer.WriteString("text", text);
        writer.StringIfAny("markdown", markdown);
        writer.WriteEndObject();
    }

    /// <summary>GitHub makes words of these numbers: above 9.0 critical, from 7.0 high, from 4.0 medium, else low. <see href="https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning#reportingdescriptor-object"/></summary>
    public static string Score(Severity severity) => severity switch
    {
        Severity.Critical => "9.5",
        Severity.High => "8.0",
        Severity.Medium => "5.5",
        Severity.Low => "2.0",
        _ => "0.0",
    };

    private static void WriteRule(Utf8JsonWriter writer, JudgedFinding judged)
    {
        var rule = judged.Finding.Rule;
        writer.WriteString("name", rule.Name);
        WriteText(writer, "shortDescription", rule.Summary);
        WriteText(writer, "fullDescription", rule.Summary);
        var also = rule.Aliases.IsEmpty ? "" : $" The same check elsewhere: {string.Join(", ", rule.Aliases)}.";
        WriteText(writer, "help", $"{rule.Summary}.{also}", $"**{MarkdownText.Escape(rule.Id)} {MarkdownText.Escape(rule.Name)}**\n\n{MarkdownText.Escape(rule.Summary + "." + also)}");
        writer.WriteStartObject("defaultConfiguration");
        writer.WriteString("level", Level(rule.Severity));
        writer.WriteEndObject();
        writer.WriteStartObject("properties");
        writer.WriteString("precision", "very-high");
        writer.WriteString("security-severity", Score(judged.Severity));
        writer.Strings("tags", ["security", "image"]);
        writer.WriteEndObject();
    }
}
