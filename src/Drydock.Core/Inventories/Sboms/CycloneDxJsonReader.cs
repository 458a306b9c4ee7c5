using System.Text.Json;

namespace Drydock.Core.Inventories.Sboms;

/// <summary>CycloneDX JSON, 1.2 and later. <see href="https://cyclonedx.org/docs/1.6/json/"/></summary>
internal sealed class CycloneDxJsonReader : ISbomReader
{
    public string Format => "CycloneDX JSON";

    public bool Recognizes(SbomBytes bytes) => bytes.IsJson && (bytes.Json.Text("bomFormat") == "CycloneDX" || bytes.Json.Text("$schema").Contains("cyclonedx.org", StringComparison.Ordinal));

    public void Read(SbomBytes bytes, SbomBuilder builder)
    {
        var root = bytes.Json;
        builder.SpecVersion = root.Text("specVersion");
        var metadata = root.Member("metadata");
        ReadTools(metadata.Member("tools"), builder);
        ReadSubject(metadata.Member("component"), builder);
        CycloneDxTerms.Read(Properties(metadata), builder);
        foreach (var component in root.Items("components"))
        {
            ReadComponent(component, builder);
        }

        foreach (var dependency in root.Items("dependencies"))
        {
            foreach (var needed in dependency.Items("dependsOn").Where(n => n.ValueKind == JsonValueKind.String))
            {
                builder.AddEdge(dependency.Text("ref"), needed.Text());
            }
        }
    }

    private static void ReadTools(JsonElement tools, SbomBuilder builder)
    {
        var all = tools.ValueKind == JsonValueKind.Array ? tools.EnumerateArray() : tools.Items("components");
        builder.Tools.AddRange(all.Select(t => $"{t.Text("name")} {t.Text("version")}".Trim()));
    }

    private static void ReadSubject(JsonElement component, SbomBuilder builder)
    {
        builder.SubjectName = component.Text("name");
        builder.SubjectVersion = component.Text("version");
        builder.SubjectPurl = component.Text("purl");
        var hash = component.Items("hashes").FirstOrDefault(h => h.Text("alg") is "SHA-256" or "SHA-512");
        builder.SubjectDigest = hash.ValueKind == JsonValueKind.Object ? CycloneDxTerms.DigestText(hash.Text("alg"), hash.Text("content")) : "";
        CycloneDxTerms.ReadSubject(Properties(component), builder);
        foreach (var child in component.Items("components"))
        {
            ReadComponent(child, builder);
        }
    }

    /// <summary>Components may hold components; how deep, the parser bounds.</summary>
    private static void ReadComponent(JsonElement component, SbomBuilder builder)
    {
        var entry = new SbomEntry
        {
            Ref = component.Text("bom-ref"),
            Group = component.Text("group"),
            Name = component.Text("name"),
            Version = component.Text("version"),
            Purl = component.Text("purl"),
            Vendor = component.Member("supplier").Text("name"),
        };
        foreach (var hash in component.Items("hashes"))
        {
            entry.AddHash(hash.Text("alg"), hash.Text("content"));
        }

        foreach (var choice in component.Items("licenses"))
        {
            var license = choice.Member("license");
            entry.AddLicense(license.Text("id"));
            entry.AddLicense(license.Text("name"));
            entry.AddLicense(choice.Text("expression"));
        }

        foreach (var occurrence in component.Member("evidence").Items("occurrences").Where(o => o.Text("location").Length > 0))
        {
            entry.Locations.Add(occurrence.Text("location"));
        }

        CycloneDxTerms.Add(builder, component.Text("type"), component.Text("description"), component.Text("publisher"), entry, Properties(component));
        foreach (var child in component.Items("components"))
        {
            ReadComponent(child, builder);
        }
    }

    private static List<(string Name, string Value)> Properties(JsonElement element) => [.. element.Items("properties").Select(p => (p.Text("name"), p.Text("value")))];
}
