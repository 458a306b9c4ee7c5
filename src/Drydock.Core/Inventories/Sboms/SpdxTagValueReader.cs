using System.Text;

namespace Drydock.Core.Inventories.Sboms;

/// <summary>SPDX 2.2 and 2.3 as tags and values. <see href="https://spdx.github.io/spdx-spec/v2.3/conformance/"/></summary>
internal sealed class SpdxTagValueReader : ISbomReader
{
    public string Format => "SPDX tag-value";

    public bool Recognizes(SbomBytes bytes) => !bytes.IsJson && !bytes.IsXml && bytes.Content.Span[..Math.Min(bytes.Content.Length, 64 << 10)].IndexOf("SPDXVersion:"u8) >= 0;

    public void Read(SbomBytes bytes, SbomBuilder builder)
    {
        var content = new SpdxContent();
        var state = new State(content, builder);
        foreach (var (tag, value) in SpdxTags.Read(Encoding.UTF8.GetString(bytes.Content.Span)))
        {
            state.Take(tag, value);
        }

        content.HandOver(builder);
    }

    /// <summary>Which part of the document the tags belong to at the moment.</summary>
    private sealed class State(SpdxContent content, SbomBuilder builder)
    {
        private SpdxPackage? package;
        private string license = "";

        public void Take(string tag, string value)
        {
            switch (tag)
            {
                case "SPDXVersion":
                    builder.SpecVersion = value.StartsWith("SPDX-", StringComparison.Ordinal) ? value["SPDX-".Length..] : value;
                    break;
                case "DocumentName":
                    builder.SubjectName = value;
                    break;
                case "DocumentComment":
                    SpdxContent.ReportGaps(value, builder);
                    break;
                case "Creator" when value.StartsWith("Tool: ", StringComparison.Ordinal):
                    builder.Tools.Add(value["Tool: ".Length..]);
                    break;
                case "Relationship":
                    TakeRelationship(value);
                    break;
                case "PackageName":
                    package = new SpdxPackage { Entry = { Name = value } };
                    content.Packages.Add(package);
                    break;
                case "FileName" or "SnippetSPDXID":
                    package = null;
                    break;
                case "LicenseID":
                    package = null;
                    license = value;
                    break;
                case "ExtractedText" or "LicenseName" when license.Length > 0:
                    content.LicenseTexts[license] = tag == "LicenseName" ? SpdxJsonReader.Words(value, content.LicenseTexts.GetValueOrDefault(license, "")) : value;
                    break;
                default:
                    TakeOfPackage(tag, value);
                    break;
            }
        }

        private void TakeOfPackage(string tag, string value)
        {
            if (package is null)
            {
                return;
            }

            var entry = package.Entry;
            switch (tag)
            {
                case "SPDXID":
                    entry.Ref = value;
                    break;
                case "PackageVersion":
                    entry.Version = value;
                    break;
                case "PackageSupplier":
                    entry.Vendor = SpdxContent.Vendor(value);
                    break;
                case "PackageLicenseDeclared":
                    entry.AddLicense(value);
                    break;
                case "PrimaryPackagePurpose":
                    package.Purpose = value;
                    break;
                case "PackageSourceInfo":
                    package.SourceInfo = value;
                    break;
                case "PackageSummary":
                    package.Summary = value;
                    break;
                case "PackageChecksum" when value.IndexOf(": ", StringComparison.Ordinal) is var colon and > 0:
                    entry.AddHash(value[..colon], value[(colon + 2)..].Trim());
                    break;
                case "ExternalRef" when value.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries) is [_, var type, var locator]:
                    content.AddReference(entry, type, locator);
                    break;
                default:
                    break;
            }
        }

        private void TakeRelationship(string value)
        {
            if (value.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var from, var type, var to, ..])
            {
                content.AddRelationship(from, type, to);
            }
        }
    }
}
