using System.Globalization;
using System.Text;
using System.Text.Json;
using Drydock.Core.Advisories;

namespace Drydock.Core.Reports.Formats.Spdx;

/// <summary>One document: it describes each platform's image; images contain packages; packages depend on each other.</summary>
/// <remarks>
/// SPDX asks for the SHA-1 of each file: archives whose own SHA-1 is known are listed; a package's sourceInfo says for all where it was seen.
/// What could not be looked at is in the document's comment.
/// </remarks>
internal sealed class SpdxDocument(Report report)
{
    private const string DocumentRef = "SPDXRef-DOCUMENT";
    private readonly List<SpdxSection> sections = SpdxSection.All(report);

    public void Write(Stream output, Guid id)
    {
        var licenses = new SpdxLicenses();
        JsonWriting.Document(output, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("spdxVersion", "SPDX-2.3");
            writer.WriteString("dataLicense", "CC0-1.0");
            writer.WriteString("SPDXID", DocumentRef);
            writer.WriteString("name", Name);
            writer.WriteString("documentNamespace", $"https://spdx.org/spdxdocs/{SpdxNames.IdString(Name)}-{id}");
            WriteCreation(writer);
            writer.StringIfAny("comment", Comment());
            writer.WriteStartArray("packages");
            foreach (var section in sections)
            {
                SpdxPackages.Write(writer, section, licenses);
            }

            writer.WriteEndArray();
            SpdxFiles.Write(writer, sections);
            licenses.WriteTexts(writer);
            WriteRelationships(writer);
            writer.WriteEndObject();
        });
    }

    private string Name => sections.Count == 1 ? sections[0].Name.Name : report.Reference?.Repository ?? report.Source;

    private void WriteCreation(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("creationInfo");
        writer.WriteString("created", JsonWriting.Timestamp(DocumentTime.Of(report)));
        writer.Strings("creators", [$"Tool: drydock-{report.ToolVersion}"]);
        writer.WriteEndObject();
    }

    /// <summary>The reader of SBOMs understands both parts again.</summary>
    private string Comment()
    {
        var text = new StringBuilder();
        Append(text, "This document is incomplete. Not looked at:", p => p.NotLookedAt.Select(g => $"{Kebab.Of(g.Kind)}: {GapText.Of(g)}"));
        Append(text, "Left out on purpose:", p => p.LeftOut.Select(GapText.Of));
        return text.ToString();
    }

    private void Append(StringBuilder text, string heading, Func<PlatformReport, IEnumerable<string>> lines)
    {
        var all = sections.SelectMany(s => lines(s.Report).Select(l => s.Prefix + l.ReplaceLineEndings(" "))).ToList();
        if (all.Count > 0)
        {
            text.Append(text.Length > 0 ? "\n" : "").Append(heading).Append('\n').AppendJoin('\n', all);
        }
    }

    private void WriteRelationships(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("relationships");
        foreach (var section in sections)
        {
            SpdxRelationships.WriteOne(writer, DocumentRef, "DESCRIBES", section.ImageId);
        }

        foreach (var section in sections)
        {
            SpdxRelationships.Write(writer, section);
        }

        writer.WriteEndArray();
    }
}
