using System.Text.Json;
using Drydock.Core.Inventories;

namespace Drydock.Core.Reports.Formats.Json;

/// <summary>Installed packages, and those a later layer removed.</summary>
internal static class JsonPackages
{
    public static void Write(Utf8JsonWriter writer, PlatformReport platform)
    {
        writer.WriteStartArray("packages");
        foreach (var installed in platform.Inventory.Packages)
        {
            WriteInstalled(writer, platform, installed);
            writer.FlushIfLarge();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("removedPackages");
        foreach (var removed in platform.Inventory.Removed)
        {
            writer.WriteStartObject();
            WriteIdentity(writer, removed.Purl, removed.Package);
            writer.Layer("layer", platform, removed.Layer);
            writer.Layer("deletedBy", platform, removed.DeletedBy);
            writer.WriteString("location", removed.Location);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>A layer by its diff ID; nothing where it has none.</summary>
    public static void Layer(this Utf8JsonWriter writer, string name, PlatformReport platform, int index) =>
        writer.StringIfAny(name, platform.LayerAt(index)?.DiffId?.ToString());

    private static void WriteInstalled(Utf8JsonWriter writer, PlatformReport platform, InstalledPackage installed)
    {
        var package = installed.Package;
        writer.WriteStartObject();
        WriteIdentity(writer, installed.Purl, package);
        writer.Layer("layer", platform, installed.Layer);
        writer.Strings("locations", installed.Locations);
        writer.Strings("licenses", installed.Licenses);
        writer.WriteString("analyzer", installed.Analyzer);
        writer.StringIfAny("architecture", package.Architecture);
        writer.StringIfAny("vendor", package.Vendor);
        if (package.Source is { } source)
        {
            writer.WriteStartObject("source");
            writer.WriteString("name", source.Name);
            writer.StringIfAny("version", source.Version);
            writer.WriteEndObject();
        }

        writer.StringIfAny("ownedBy", installed.OwnedBy?.ToString());
        writer.Strings("dependsOn", installed.DependsOn.Select(d => platform.Inventory.Packages[d].Purl.ToString()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        if (!installed.Files.IsEmpty)
        {
            writer.WriteNumber("ownedFiles", installed.Files.Count);
        }

        WriteMap(writer, "hashes", package.Hashes);
        WriteMap(writer, "properties", package.Properties);
        writer.WriteEndObject();
    }

    private static void WriteIdentity(Utf8JsonWriter writer, Purl purl, Package package)
    {
        writer.WriteString("purl", purl.ToString());
        writer.WriteString("name", package.Name);
        writer.WriteString("version", package.Version);
        writer.WriteString("ecosystem", package.Ecosystem);
    }

    private static void WriteMap(Utf8JsonWriter writer, string name, IReadOnlyDictionary<string, string> map)
    {
        if (map.Count == 0)
        {
            return;
        }

        writer.WriteStartObject(name);
        foreach (var (key, value) in map)
        {
            writer.WriteString(key, value);
        }

        writer.WriteEndObject();
    }
}
