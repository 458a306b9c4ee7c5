using System.Text.Json;
using Drydock.Core.Advisories;
using Drydock.Core.Inventories;
using Drydock.Core.Verdicts;

namespace Drydock.Core.Reports.Formats.Sarif;

/// <summary>One finding.</summary>
internal static class SarifResult
{
    public static void Write(Utf8JsonWriter writer, JudgedFinding judged, SarifRules rules, string image, string fingerprint)
    {
        var finding = judged.Finding;
        writer.WriteStartObject();
        writer.WriteString("ruleId", SarifRules.IdOf(finding));
        writer.WriteNumber("ruleIndex", rules.IndexOf(finding));
        writer.WriteString("level", SarifRules.Level(judged.Severity));
        writer.WriteStartObject("message");
        writer.WriteString("text", Message(judged));
        writer.WriteEndObject();
        WriteLocation(writer, judged, image);
        writer.WriteStartObject("partialFingerprints");
        writer.WriteString("drydock/v1", fingerprint);

        // GitHub reads this name only; it has no source file of ours to hash lines of.
        writer.WriteString("primaryLocationLineHash", fingerprint);
        writer.WriteEndObject();
        if (finding.Vulnerability is { } vulnerability)
        {
            writer.WriteNumber("rank", Math.Round(vulnerability.Risk, 1));
        }

        WriteSuppressions(writer, judged.Suppression);
        WriteProperties(writer, judged);
        writer.WriteEndObject();
    }

    private static string Message(JudgedFinding judged)
    {
        var message = judged.Finding.Message;
        if (judged.Finding.Vulnerability is { } vulnerability)
        {
            message = $"{vulnerability.Package.Name} {vulnerability.Package.Version} has {vulnerability.Id}. {FixText.Sentence(vulnerability)}";
        }

        // Brackets would begin a link (SARIF 3.11.6).
        return TerminalText.Clean(message).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal);
    }

    /// <summary>At the line of the Dockerfile where that is known, which GitHub then shows; else at the file in the image. What is about the config is at the image's name: GitHub shows nothing that has no file.</summary>
    private static void WriteLocation(Utf8JsonWriter writer, JudgedFinding judged, string image)
    {
        var at = judged.Finding.At;
        writer.WriteStartArray("locations");
        writer.WriteStartObject();
        writer.WriteStartObject("physicalLocation");
        SarifNotification.WriteArtifact(writer, at.BuiltBy?.File ?? (at.Path.Length > 0 ? at.Path : image));
        writer.WriteStartObject("region");
        writer.WriteNumber("startLine", at.BuiltBy?.Line ?? 1);
        if (at.BuiltBy is { } built)
        {
            writer.WriteNumber("endLine", built.EndLine);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        if (judged.Finding.Vulnerability is not null || at.Layer is not null)
        {
            writer.WriteStartArray("logicalLocations");
            WriteLogical(writer, judged.Finding.Vulnerability?.Package.Name, judged.Finding.Vulnerability?.Package.Purl.ToString(), "package");
            WriteLogical(writer, null, at.Layer?.ToString(), "layer");
            WriteLogical(writer, null, at.BuiltBy is null || at.Path.Length == 0 ? null : at.Path, "file");
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteLogical(Utf8JsonWriter writer, string? name, string? fullName, string kind)
    {
        if (fullName is not null)
        {
            writer.WriteStartObject();
            writer.StringIfAny("name", name);
            writer.WriteString("fullyQualifiedName", fullName);
            writer.WriteString("kind", kind);
            writer.WriteEndObject();
        }
    }

    /// <summary>Once one result has suppressions, an empty list says that another has none (SARIF 3.27.23).</summary>
    private static void WriteSuppressions(Utf8JsonWriter writer, Suppression? suppression)
    {
        writer.WriteStartArray("suppressions");
        if (suppression is not null)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", "external");
            writer.WriteString("status", "accepted");
            writer.WriteString("justification", SuppressionText.Of(suppression));
            writer.WriteStartObject("properties");
            writer.WriteString("kind", Kebab.Of(suppression.Kind));
            writer.WriteString("by", suppression.By);
            writer.Date("until", suppression.Until);
            writer.StringIfAny("place", suppression.Place);
            writer.StringIfAny("justification", suppression.Justification);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteProperties(Utf8JsonWriter writer, JudgedFinding judged)
    {
        writer.WriteStartObject("properties");
        writer.WriteString("severity", Kebab.Of(judged.Severity));
        writer.WriteString("outcome", Kebab.Of(judged.Outcome));
        writer.StringIfAny("origin", OriginText.Of(judged.Finding));
        if (judged.Finding.Vulnerability is { } vulnerability)
        {
            WriteVulnerability(writer, vulnerability.Package, vulnerability);
        }

        writer.WriteEndObject();
    }

    private static void WriteVulnerability(Utf8JsonWriter writer, InstalledPackage package, Vulnerability vulnerability)
    {
        writer.WriteString("purl", package.Purl.ToString());
        writer.WriteString("installedVersion", package.Version);
        writer.WriteString("fixedVersion", vulnerability.FixedVersion);
        writer.WriteString("status", Kebab.Of(vulnerability.Status));
        writer.WriteString("source", vulnerability.Source);
        writer.WriteString("confidence", Kebab.Of(vulnerability.Confidence));
        writer.WriteBoolean("knownExploited", vulnerability.KnownExploit is not null);
        if (vulnerability.Epss is { } epss)
        {
            writer.WriteNumber("epss", epss.Probability);
        }
    }
}
