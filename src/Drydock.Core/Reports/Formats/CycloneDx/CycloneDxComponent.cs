using System.Text.Json;
using Drydock.Core.Inventories;

namespace Drydock.Core.Reports.Formats.CycloneDx;

/// <summary>The component of a package.</summary>
internal static class CycloneDxComponent
{
    private const int MaxVersion = 1024;

    public static void Write(Utf8JsonWriter writer, BomSection section, int index, CycloneDxVersion version)
    {
        var installed = section.Report.Inventory.Packages[index];
        var package = installed.Package;
        var (group, name) = Split(package);
        writer.WriteStartObject();
        writer.WriteString("bom-ref", section.PackageRefs[index]);
        writer.WriteString("type", "library");
        if (package.Vendor.Length > 0)
        {
            writer.WriteStartObject("supplier");
            writer.WriteString("name", package.Vendor);
            writer.WriteEndObject();
        }

        writer.StringIfAny("publisher", package.Properties.GetValueOrDefault("maintainer"));
        writer.StringIfAny("group", group);
        writer.WriteString("name", name);
        writer.StringIfAny("version", Bounded(package.Version, version));
        WriteHashes(writer, package);
        CycloneDxLicenses.Write(writer, DeclaredLicense.All(installed.Licenses));
        writer.WriteString("purl", installed.Purl.ToString());
        if (version.HasOccurrences)
        {
            WriteEvidence(writer, installed, version);
        }

        WriteProperties(writer, section, installed, version);
        writer.WriteEndObject();
    }

    public static void WriteHash(Utf8JsonWriter writer, string algorithm, string hex)
    {
        writer.WriteStartObject();
        writer.WriteString("alg", AlgorithmName(algorithm));
        writer.WriteString("content", hex);
        writer.WriteEndObject();
    }

    /// <summary>From 1.6 on a version has a longest length; what is beyond is a stranger's joke, and stands in the purl.</summary>
    public static string Bounded(string text, CycloneDxVersion version) => version.Minor >= 6 && text.Length > MaxVersion ? text[..MaxVersion] : text;

    private static (string Group, string Name) Split(Package package)
    {
        var separator = package.Ecosystem switch
        {
            "npm" when package.Name.StartsWith('@') => '/',
            "composer" => '/',
            "maven" => ':',
            _ => '\0',
        };
        var at = separator == '\0' ? -1 : package.Name.LastIndexOf(separator);
        return at < 0 ? ("", package.Name) : (package.Name[..at], package.Name[(at + 1)..]);
    }

    private static void WriteHashes(Utf8JsonWriter writer, Package package)
    {
        var known = package.Hashes.Where(h => IsHash(h.Key, h.Value)).ToList();
        if (known.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("hashes");
        foreach (var (algorithm, hex) in known)
        {
            WriteHash(writer, algorithm, hex);
        }

        writer.WriteEndArray();
    }

    private static bool IsHash(string algorithm, string hex) =>
        AlgorithmName(algorithm) is not null && hex.Length is 32 or 40 or 64 or 96 or 128 && !hex.AsSpan().ContainsAnyExcept("0123456789abcdef");

    private static string? AlgorithmName(string algorithm) => algorithm switch
    {
        "md5" => "MD5",
        "sha1" => "SHA-1",
        "sha256" => "SHA-256",
        "sha384" => "SHA-384",
        "sha512" => "SHA-512",
        _ => null,
    };

    private static void WriteEvidence(Utf8JsonWriter writer, InstalledPackage installed, CycloneDxVersion version)
    {
        var method = EvidenceMethod.Of(installed);
        writer.WriteStartObject("evidence");
        writer.WritePropertyName("identity");
        if (version.HasIdentityList)
        {
            writer.WriteStartArray();
        }

        writer.WriteStartObject();
        writer.WriteString("field", "purl");
        writer.WriteNumber("confidence", method.Confidence);
        writer.WriteStartArray("methods");
        writer.WriteStartObject();
        writer.WriteString("technique", method.Technique);
        writer.WriteNumber("confidence", method.Confidence);
        writer.WriteString("value", installed.Analyzer);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
        if (version.HasIdentityList)
        {
            writer.WriteEndArray();
        }

        if (!installed.Locations.IsEmpty)
        {
            writer.WriteStartArray("occurrences");
            foreach (var location in installed.Locations)
            {
                writer.WriteStartObject();
                writer.WriteString("location", location);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteProperties(Utf8JsonWriter writer, BomSection section, InstalledPackage installed, CycloneDxVersion version)
    {
        var package = installed.Package;
        using var properties = new CycloneDxProperties(writer);
        properties.Add("drydock:ecosystem", package.Ecosystem);
        properties.Add("drydock:analyzer", installed.Analyzer);
        properties.Add("drydock:platform", section.Key);
        if (section.Report.LayerAt(installed.Layer) is { } layer)
        {
            properties.Add("drydock:layer", layer.DiffId?.ToString());
            properties.Add("drydock:layer-index", layer.Index.ToString());
        }

        foreach (var location in version.HasOccurrences ? [] : installed.Locations)
        {
            properties.Add("drydock:location", location);
        }

        properties.Add("drydock:architecture", package.Architecture);
        properties.Add("drydock:source-name", package.Source?.Name);
        properties.Add("drydock:source-version", package.Source?.Version);
        properties.Add("drydock:owned-by", installed.OwnedBy?.ToString());
        foreach (var (algorithm, value) in package.Hashes.Where(h => !IsHash(h.Key, h.Value)))
        {
            properties.Add($"drydock:hash:{algorithm}", value);
        }

        foreach (var (name, value) in package.Properties)
        {
            properties.Add($"drydock:package:{name}", value);
        }
    }
}
