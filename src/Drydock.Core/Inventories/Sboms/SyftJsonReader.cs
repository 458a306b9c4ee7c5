using System.Text.Json;

namespace Drydock.Core.Inventories.Sboms;

/// <summary>Syft's own JSON. <see href="https://github.com/anchore/syft/tree/main/schema/json"/></summary>
internal sealed class SyftJsonReader : ISbomReader
{
    public string Format => "Syft JSON";

    public bool Recognizes(SbomBytes bytes) => bytes.IsJson
        && bytes.Json.Member("artifacts").ValueKind == JsonValueKind.Array
        && (bytes.Json.Member("schema").Text("url").Contains("syft", StringComparison.Ordinal) || bytes.Json.Member("descriptor").Text("name") == "syft");

    public void Read(SbomBytes bytes, SbomBuilder builder)
    {
        var root = bytes.Json;
        builder.SpecVersion = root.Member("schema").Text("version");
        var descriptor = root.Member("descriptor");
        builder.Tools.Add($"{descriptor.Text("name")} {descriptor.Text("version")}".Trim());
        ReadSource(root.Member("source"), builder);
        ReadDistro(root.Member("distro"), builder);
        var purls = new Dictionary<string, string>(StringComparer.Ordinal);
        var entries = new Dictionary<string, SbomEntry>(StringComparer.Ordinal);
        foreach (var artifact in root.Items("artifacts"))
        {
            var entry = ReadArtifact(artifact);
            entries.TryAdd(entry.Ref, entry);
            purls.TryAdd(entry.Ref, entry.Purl);
            builder.Add(entry);
        }

        foreach (var relationship in root.Items("artifactRelationships"))
        {
            var (parent, child) = (relationship.Text("parent"), relationship.Text("child"));
            switch (relationship.Text("type"))
            {
                case "dependency-of":
                    builder.AddEdge(child, parent);
                    break;
                case "ownership-by-file-overlap" when entries.TryGetValue(child, out var owned):
                    owned.OwnedBy = purls.GetValueOrDefault(parent, "");
                    break;
                default:
                    break;
            }
        }
    }

    private static void ReadSource(JsonElement source, SbomBuilder builder)
    {
        // Before schema 7 the details were in "target", since then in "metadata".
        var target = source.Member("metadata").ValueKind == JsonValueKind.Object ? source.Member("metadata") : source.Member("target");
        builder.SubjectName = source.Text("name") is { Length: > 0 } name ? name : target.Text("userInput");
        builder.SubjectVersion = source.Text("version");
        builder.SubjectDigest = target.Text("manifestDigest");
        var index = 0;
        foreach (var layer in target.Items("layers"))
        {
            builder.AddLayer(index++, layer.Text("digest"));
        }
    }

    private static void ReadDistro(JsonElement distro, SbomBuilder builder)
    {
        if (distro.Text("id") is { Length: > 0 } id)
        {
            builder.Os = SbomOs.Named(id, distro.Text("versionID"), distro.Text("prettyName")) with { Codename = distro.Text("versionCodename"), Cpe = distro.Text("cpeName") };
        }
    }

    private static SbomEntry ReadArtifact(JsonElement artifact)
    {
        var metadata = artifact.Member("metadata");
        var entry = new SbomEntry
        {
            Ref = artifact.Text("id"),
            Name = artifact.Text("name"),
            Version = artifact.Text("version"),
            Purl = artifact.Text("purl"),
            SourceName = metadata.Text("source"),
            SourceVersion = metadata.Text("sourceVersion"),
        };
        foreach (var location in artifact.Items("locations"))
        {
            entry.Locations.Add(location.Text("path").TrimStart('/'));
            entry.Layer = entry.Layer.Length > 0 ? entry.Layer : location.Text("layerID");
        }

        foreach (var license in artifact.Items("licenses"))
        {
            // A text up to schema 8, an object since then.
            entry.AddLicense(license.ValueKind == JsonValueKind.String ? license.Text() : license.Text("spdxExpression") is { Length: > 0 } spdx ? spdx : license.Text("value"));
        }

        if (metadata.Text("maintainer") is { Length: > 0 } maintainer)
        {
            entry.Properties["maintainer"] = maintainer;
        }

        return entry;
    }
}
