using System.Text.Json;

namespace Drydock.Core.Advisories.Feeds.Osv;

/// <summary>Reads a document of OSV records: one, or a list of them, in JSON or YAML.</summary>
internal static class OsvDocument
{
    public static void Read(FeedDocument document, FeedWriter writer)
    {
        var isJson = document.FileName.EndsWith(".json", StringComparison.Ordinal);
        if (document.Name.StartsWith("index/", StringComparison.Ordinal) || !(isJson || IsYaml(document.FileName)))
        {
            // The Go project's archive has lists of its records beside them.
            writer.Skip();
            return;
        }

        using var json = isJson ? FeedJson.Parse(document, writer) : FeedYaml.Parse(document, writer);
        switch (json?.RootElement.ValueKind)
        {
            case null:
                break;
            case JsonValueKind.Array:
                foreach (var record in json.RootElement.EnumerateArray())
                {
                    OsvRecord.Read(record, writer);
                }

                break;
            case JsonValueKind.Object when json.RootElement.Member("id").ValueKind == JsonValueKind.Undefined && !IsSpoiledRecord(json.RootElement):
                writer.Skip();
                break;
            default:
                OsvRecord.Read(json.RootElement, writer);
                break;
        }
    }

    private static bool IsYaml(string name) => name.EndsWith(".yaml", StringComparison.Ordinal) || name.EndsWith(".yml", StringComparison.Ordinal);

    /// <summary>A record that has lost its id, not a document of another format that shares the folder.</summary>
    private static bool IsSpoiledRecord(JsonElement document) => document.Member("affected").ValueKind == JsonValueKind.Array || document.Member("schema_version").ValueKind == JsonValueKind.String;
}
