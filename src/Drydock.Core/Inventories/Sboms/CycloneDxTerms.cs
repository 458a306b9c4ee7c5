using System.Globalization;
using Drydock.Oci.Layers;

namespace Drydock.Core.Inventories.Sboms;

/// <summary>What CycloneDX components and properties mean, whether written as JSON or XML. Properties are those of Drydock, Trivy and Syft.</summary>
internal static class CycloneDxTerms
{
    private const string LayerPrefix = "drydock:layer:";
    private const string PackagePrefix = "drydock:package:";

    public static string DigestText(string algorithm, string hex) => $"{algorithm.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal)}:{hex}";

    /// <summary>Gaps of the image stay gaps of whoever reads its SBOM.</summary>
    public static void Read(List<(string Name, string Value)> properties, SbomBuilder builder)
    {
        foreach (var (_, value) in properties.Where(p => p.Name == "drydock:gap"))
        {
            builder.Gap(GapKind.Missing, $"the SBOM says: {value}");
        }

        foreach (var (_, value) in properties.Where(p => p.Name == "drydock:left-out"))
        {
            builder.Gap(GapKind.Skipped, $"the SBOM says: {value}");
        }
    }

    public static void ReadSubject(List<(string Name, string Value)> properties, SbomBuilder builder)
    {
        foreach (var (name, value) in properties)
        {
            if (name.StartsWith(LayerPrefix, StringComparison.Ordinal) && int.TryParse(name.AsSpan(LayerPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            {
                builder.AddLayer(index, value);
            }
        }
    }

    public static void Add(SbomBuilder builder, string type, string description, string publisher, SbomEntry entry, List<(string Name, string Value)> properties)
    {
        switch (type)
        {
            case "operating-system" when entry.Name.Length > 0:
                builder.Os ??= SbomOs.Named(entry.Name, entry.Version, description);
                return;
            case "container" or "file" when entry.Purl.Length == 0 || entry.Purl.StartsWith("pkg:oci/", StringComparison.Ordinal):
            case "application" when entry.Purl.Length == 0 && properties.Exists(p => p.Name == "aquasecurity:trivy:Class"):
                // An image of an index, a file, the heading over a lock file's packages: no package itself.
                ReadSubject(properties, builder);
                builder.AddImage(type == "container" ? $"{entry.Name} {entry.Version}".Trim() : "");
                return;
            default:
                Fill(entry, publisher, properties);
                builder.Add(entry);
                return;
        }
    }

    private static void Fill(SbomEntry entry, string publisher, List<(string Name, string Value)> properties)
    {
        if (publisher.Length > 0)
        {
            entry.Properties["maintainer"] = publisher;
        }

        var source = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in properties.Where(p => p.Value.Length > 0))
        {
            switch (name)
            {
                case "drydock:layer" or "aquasecurity:trivy:LayerDiffID" or "syft:location:0:layerID":
                    entry.Layer = value;
                    break;
                case "drydock:location" or "aquasecurity:trivy:FilePath":
                    entry.Locations.Add(value);
                    break;
                case "drydock:owned-by":
                    entry.OwnedBy = value;
                    break;
                case "drydock:source-name" or "aquasecurity:trivy:SrcName" or "syft:metadata:source":
                    entry.SourceName = value;
                    break;
                case "drydock:source-version" or "syft:metadata:sourceVersion":
                    entry.SourceVersion = value;
                    break;
                case "aquasecurity:trivy:SrcVersion" or "aquasecurity:trivy:SrcRelease" or "aquasecurity:trivy:SrcEpoch":
                    source[name[("aquasecurity:trivy:Src".Length)..]] = value;
                    break;
                default:
                    FillByPrefix(entry, name, value);
                    break;
            }
        }

        if (source.TryGetValue("Version", out var version))
        {
            entry.SourceVersion = $"{(source.TryGetValue("Epoch", out var epoch) ? epoch + ":" : "")}{version}{(source.TryGetValue("Release", out var release) ? "-" + release : "")}";
        }
    }

    private static void FillByPrefix(SbomEntry entry, string name, string value)
    {
        if (name.StartsWith(PackagePrefix, StringComparison.Ordinal))
        {
            entry.Properties[name[PackagePrefix.Length..]] = value;
        }
        else if (name.StartsWith("syft:location:", StringComparison.Ordinal) && name.EndsWith(":path", StringComparison.Ordinal))
        {
            entry.Locations.Add(value.TrimStart('/'));
        }
    }
}
