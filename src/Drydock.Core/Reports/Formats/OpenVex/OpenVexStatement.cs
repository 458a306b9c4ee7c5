using System.Text.Json;
using Drydock.Core.Advisories;
using Drydock.Core.Verdicts.Vex;

namespace Drydock.Core.Reports.Formats.OpenVex;

/// <summary>One vulnerability in one image, in all packages of which the same is said.</summary>
/// <param name="Product">The purl of the image; empty when it has none, and then the packages are the products.</param>
internal sealed record OpenVexStatement(Vulnerability Vulnerability, VexAnswer Answer, string Product, List<string> Packages)
{
    /// <summary>By vulnerability; the images of several platforms one after the other.</summary>
    public static List<OpenVexStatement> All(Report report)
    {
        var statements = new List<OpenVexStatement>();
        foreach (var platform in report.Platforms)
        {
            var answers = new VexAnswers(platform);
            var product = ImagePurls.Of(report, platform)?.ToString() ?? "";
            statements.AddRange(platform.OrderedFindings.Where(f => f.Finding.Vulnerability is not null)
                .Select(f => (Vulnerability: f.Finding.Vulnerability!, Answer: answers.Of(f)))
                .GroupBy(s => (s.Vulnerability.Id, s.Answer))
                .OrderBy(g => g.Key.Id, StringComparer.Ordinal)
                .Select(g => new OpenVexStatement(g.First().Vulnerability, g.Key.Answer, product, [.. g.Select(s => s.Vulnerability.Package.Purl.ToString()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])));
        }

        return statements;
    }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("vulnerability");
        if (AdvisoryLinks.Of(Vulnerability.Id) is { } address)
        {
            writer.WriteString("@id", address);
        }

        writer.WriteString("name", Vulnerability.Id);
        if (!Vulnerability.Aliases.IsEmpty)
        {
            writer.Strings("aliases", Vulnerability.Aliases.Distinct(StringComparer.Ordinal));
        }

        writer.WriteEndObject();
        WriteProducts(writer);
        WriteAnswer(writer);
        writer.WriteEndObject();
    }

    private void WriteProducts(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("products");
        if (Product.Length > 0)
        {
            writer.WriteStartObject();
            writer.WriteString("@id", Product);
            WriteIdentifiers(writer, Product);
            writer.WriteStartArray("subcomponents");
        }

        foreach (var package in Packages)
        {
            writer.WriteStartObject();
            writer.WriteString("@id", package);
            WriteIdentifiers(writer, package);
            writer.WriteEndObject();
        }

        if (Product.Length > 0)
        {
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteIdentifiers(Utf8JsonWriter writer, string purl)
    {
        writer.WriteStartObject("identifiers");
        writer.WriteString("purl", purl);
        writer.WriteEndObject();
    }

    private void WriteAnswer(Utf8JsonWriter writer)
    {
        switch (Answer.State)
        {
            case VexStatus.NotAffected:
                writer.WriteString("status", "not_affected");
                writer.StringIfAny("justification", Answer.Justification);
                writer.WriteString("impact_statement", Answer.Note);
                break;
            case VexStatus.UnderInvestigation:
                writer.WriteString("status", "under_investigation");
                writer.WriteString("status_notes", Answer.Note);
                break;
            default:
                writer.WriteString("status", "affected");
                writer.WriteString("action_statement", Answer.Note);
                break;
        }
    }
}
