using System.Text.Json;
using Drydock.Core.Inventories;

namespace Drydock.Core.Reports.Formats.Spdx;

/// <summary>The packages of one image: the image itself, its distribution, and what is installed.</summary>
internal static class SpdxPackages
{
    private const string NoAssertion = "NOASSERTION";

    public static void Write(Utf8JsonWriter writer, SpdxSection section, SpdxLicenses licenses)
    {
        WriteImage(writer, section);
        WriteOs(writer, section);
        for (var i = 0; i < section.PackageIds.Length; i++)
        {
            WritePackage(writer, section, i, licenses);
            writer.FlushIfLarge();
        }
    }

    private static void WriteImage(Utf8JsonWriter writer, SpdxSection section)
    {
        Begin(writer, section.ImageId, section.Name.Name, section.Name.Version, "CONTAINER");
        WriteNothingSaid(writer);
        if ((section.Report.Image?.Digest ?? section.Report.Sbom?.Digest) is { } digest)
        {
            writer.WriteStartArray("checksums");
            WriteChecksum(writer, digest.Algorithm, digest.Hex);
            writer.WriteEndArray();
        }

        WritePurl(writer, section.Purl);
        writer.StringIfAny("comment", string.Join('\n', ImageFacts(section.Report)));
        writer.WriteEndObject();
    }

    private static IEnumerable<string> ImageFacts(PlatformReport report)
    {
        if (report.Image is { } image)
        {
            yield return $"platform: {report.Platform}";
            if (image.Id is { } id)
            {
                yield return $"image id: {id}";
            }
        }

        foreach (var layer in report.Inventory.Layers)
        {
            yield return $"layer {layer.Index}: {layer.DiffId?.ToString() ?? "no diff ID"}{(layer.CreatedBy.Length > 0 ? $" made by: {layer.CreatedBy}" : "")}";
        }

        foreach (var removed in report.Inventory.Removed)
        {
            yield return $"removed package: {RemovedText.Of(report, removed)}";
        }
    }

    private static void WriteOs(Utf8JsonWriter writer, SpdxSection section)
    {
        if (section.OsId is null || section.Report.Inventory.Os is not { } os)
        {
            return;
        }

        Begin(writer, section.OsId, os.Id, os.VersionId, "OPERATING_SYSTEM");
        WriteNothingSaid(writer);
        writer.StringIfAny("summary", os.PrettyName);
        writer.WriteEndObject();
    }

    private static void WritePackage(Utf8JsonWriter writer, SpdxSection section, int index, SpdxLicenses licenses)
    {
        var installed = section.Report.Inventory.Packages[index];
        var package = installed.Package;
        Begin(writer, section.PackageIds[index], package.Name, package.Version, "LIBRARY");
        writer.StringIfAny("supplier", Person("Organization: ", package.Vendor));
        writer.StringIfAny("originator", Person("Organization: ", package.Properties.GetValueOrDefault("maintainer", "")));
        writer.WriteString("downloadLocation", NoAssertion);
        writer.WriteBoolean("filesAnalyzed", value: false);
        WriteChecksums(writer, package);
        writer.WriteString("sourceInfo", SourceInfo(section.Report, installed));
        writer.WriteString("licenseConcluded", NoAssertion);
        writer.WriteString("licenseDeclared", licenses.Expression(installed.Licenses));
        writer.WriteString("copyrightText", NoAssertion);
        WritePurl(writer, installed.Purl);
        writer.WriteEndObject();
    }

    private static void Begin(Utf8JsonWriter writer, string id, string name, string version, string purpose)
    {
        writer.WriteStartObject();
        writer.WriteString("SPDXID", id);
        writer.WriteString("name", name);
        writer.StringIfAny("versionInfo", version);
        writer.WriteString("primaryPackagePurpose", purpose);
    }

    private static void WriteNothingSaid(Utf8JsonWriter writer)
    {
        writer.WriteString("downloadLocation", NoAssertion);
        writer.WriteBoolean("filesAnalyzed", value: false);
        writer.WriteString("licenseConcluded", NoAssertion);
        writer.WriteString("licenseDeclared", NoAssertion);
        writer.WriteString("copyrightText", NoAssertion);
    }

    private static void WritePurl(Utf8JsonWriter writer, Purl? purl)
    {
        if (purl is null)
        {
            return;
        }

        writer.WriteStartArray("externalRefs");
        writer.WriteStartObject();
        writer.WriteString("referenceCategory", "PACKAGE-MANAGER");
        writer.WriteString("referenceType", "purl");
        writer.WriteString("referenceLocator", purl.ToString());
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    public static void WriteChecksums(Utf8JsonWriter writer, Package package)
    {
        var known = package.Hashes.Where(h => IsHash(h.Key, h.Value)).ToList();
        if (known.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("checksums");
        foreach (var (algorithm, hex) in known)
        {
            WriteChecksum(writer, algorithm, hex);
        }

        writer.WriteEndArray();
    }

    private static bool IsHash(string algorithm, string hex) =>
        algorithm is "md5" or "sha1" or "sha256" or "sha384" or "sha512" && hex.Length is 32 or 40 or 64 or 96 or 128 && !hex.AsSpan().ContainsAnyExcept("0123456789abcdef");

    private static void WriteChecksum(Utf8JsonWriter writer, string algorithm, string hex)
    {
        writer.WriteStartObject();
        writer.WriteString("algorithm", algorithm.ToUpperInvariant());
        writer.WriteString("checksumValue", hex);
        writer.WriteEndObject();
    }

    /// <summary>SPDX's form is <c>Organization: name (mail)</c>; Debian writes <c>name &lt;mail&gt;</c>.</summary>
    private static string Person(string kind, string who)
    {
        var open = who.IndexOf('<');
        var name = (open < 0 ? who : who[..open]).Trim();
        var mail = open < 0 ? "" : who[(open + 1)..].TrimEnd('>', ' ');
        return name.Length == 0 ? "" : $"{kind}{name.ReplaceLineEndings(" ")}{(mail.Length > 0 ? $" ({mail.ReplaceLineEndings(" ")})" : "")}";
    }

    /// <summary>Evidence and origin, in one line that the reader of SBOMs understands again.</summary>
    private static string SourceInfo(PlatformReport report, InstalledPackage installed)
    {
        var text = $"found by {installed.Analyzer}";
        if (!installed.Locations.IsEmpty)
        {
            text += $" in {string.Join(", ", installed.Locations)}";
        }

        if (report.LayerAt(installed.Layer)?.DiffId is { } layer)
        {
            text += $"; layer {layer}";
        }

        return installed.Package.Source is { } source ? $"{text}; built from {source.Name} {source.Version}".TrimEnd() : text;
    }
}
