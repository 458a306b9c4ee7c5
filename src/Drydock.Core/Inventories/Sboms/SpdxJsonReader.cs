using System.Text.Json;

namespace Drydock.Core.Inventories.Sboms;

/// <summary>SPDX 2.2 and 2.3 JSON. <see href="https://spdx.github.io/spdx-spec/v2.3/"/></summary>
internal sealed class SpdxJsonReader : ISbomReader
{
    public string Format => "SPDX JSON";

    public bool Recognizes(SbomBytes bytes) => bytes.IsJson && bytes.Json.Text("spdxVersion").StartsWith("SPDX-2", StringComparison.Ordinal);

    public void Read(SbomBytes bytes, SbomBuilder builder)
    {
        var root = bytes.Json;
        builder.SpecVersion = root.Text("spdxVersion")["SPDX-".Length..];
        builder.SubjectName = root.Text("name");
        builder.Tools.AddRange(Strings(root.Member("creationInfo"), "creators").Where(c => c.StartsWith("Tool: ", StringComparison.Ordinal)).Select(c => c["Tool: ".Length..]));
        SpdxContent.ReportGaps(root.Text("comment"), builder);
        var content = new SpdxContent();
        foreach (var license in root.Items("hasExtractedLicensingInfos"))
        {
            content.LicenseTexts[license.Text("licenseId")] = Words(license.Text("name"), license.Text("extractedText"));
        }

        foreach (var id in Strings(root, "documentDescribes"))
        {
            content.Describe(id);
        }

        foreach (var package in root.Items("packages"))
        {
            content.Packages.Add(ReadPackage(package, content));
        }

        foreach (var relationship in root.Items("relationships"))
        {
            content.AddRelationship(relationship.Text("spdxElementId"), relationship.Text("relationshipType"), relationship.Text("relatedSpdxElement"));
        }

        content.HandOver(builder);
    }

    /// <summary>A short text is the name of the license; a long one is the license itself.</summary>
    internal static string Words(string name, string text) => text.Length is > 0 and <= 200 || name is "" or "NOASSERTION" ? text : name;

    private static SpdxPackage ReadPackage(JsonElement element, SpdxContent content)
    {
        var package = new SpdxPackage { Purpose = element.Text("primaryPackagePurpose"), SourceInfo = element.Text("sourceInfo"), Summary = element.Text("summary") };
        var entry = package.Entry;
        entry.Ref = element.Text("SPDXID");
        entry.Name = element.Text("name");
        entry.Version = element.Text("versionInfo");
        entry.Vendor = SpdxContent.Vendor(element.Text("supplier"));
        entry.AddLicense(element.Text("licenseDeclared"));
        foreach (var checksum in element.Items("checksums"))
        {
            entry.AddHash(checksum.Text("algorithm"), checksum.Text("checksumValue"));
        }

        foreach (var reference in element.Items("externalRefs"))
        {
            content.AddReference(entry, reference.Text("referenceType"), reference.Text("referenceLocator"));
        }

        return package;
    }

    private static IEnumerable<string> Strings(JsonElement element, string name) => element.Items(name).Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.Text());
}
