using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Drydock.Core.Advisories.Feeds;
using Drydock.Oci.Content;

namespace Drydock.Core.Advisories.Storage;

/// <summary>Writes and reads the manifest of a database. The same manifest gives the same bytes.</summary>
internal static class ManifestJson
{
    public static byte[] Write(DatabaseManifest manifest)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("format", DatabaseManifest.Format);
            json.WriteStartArray("inputs");
            foreach (var input in manifest.Inputs)
            {
                WriteInput(json, input);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <param name="where">What is read, for messages.</param>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.DatabaseDamaged"/>, <see cref="ErrorCodes.DatabaseNewer"/></exception>
    public static DatabaseManifest Read(ReadOnlyMemory<byte> bytes, string where)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            var format = json.RootElement.Member("format") is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : throw new FormatException("it does not say its format");
            return format <= DatabaseManifest.Format
                ? new DatabaseManifest([.. json.RootElement.Items("inputs").Select(ReadInput)])
                : throw new DrydockException(ErrorCodes.DatabaseNewer, $"Opening the vulnerability database {where} failed: it has format {format}, and this version of Drydock reads up to {DatabaseManifest.Format}.", "Update Drydock, or build the database again with 'drydock db update'.");
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or OverflowException)
        {
            throw new DrydockException(ErrorCodes.DatabaseDamaged, $"Opening the vulnerability database {where} failed: its manifest cannot be understood: {e.Message}", "Fetch it again with 'drydock db update' or 'drydock db pull'.", e);
        }
    }

    private static void WriteInput(Utf8JsonWriter json, InputInfo input)
    {
        json.WriteStartObject();
        json.WriteString("source", input.Source);
        json.WriteString("file", input.File);
        json.WriteString("digest", input.Digest.ToString());
        json.WriteNumber("reader", input.Reader);
        json.WriteNumber("records", input.Records);
        json.WriteNumber("statements", input.Statements);
        json.WriteNumber("skipped", input.Skipped);
        json.WriteNumber("gaps", input.Gaps);
        json.WriteStartArray("firstGaps");
        foreach (var gap in input.FirstGaps)
        {
            json.WriteStringValue(gap);
        }

        json.WriteEndArray();
        json.WriteStartArray("newestDays");
        foreach (var day in input.NewestDays)
        {
            json.WriteStringValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        json.WriteEndArray();
        json.WriteStartArray("shards");
        foreach (var shard in input.Shards)
        {
            json.WriteStartObject();
            json.WriteString("kind", KindName(shard.Kind));
            json.WriteString("space", shard.Space);
            json.WriteString("digest", shard.Digest.ToString());
            json.WriteNumber("size", shard.Size);
            json.WriteNumber("entries", shard.Entries);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static InputInfo ReadInput(JsonElement input) => new(input.Text("source"), input.Text("file"), DigestOf(input), Number(input, "reader"))
    {
        Records = Number(input, "records"),
        Statements = Number(input, "statements"),
        Skipped = Number(input, "skipped"),
        Gaps = Number(input, "gaps"),
        FirstGaps = input.Texts("firstGaps"),
        NewestDays = [.. input.Texts("newestDays").Select(d => DateOnly.ParseExact(d, "yyyy-MM-dd", CultureInfo.InvariantCulture))],
        Shards = input.Items("shards").Select(ReadShard).ToImmutableArray(),
    };

    private static ShardInfo ReadShard(JsonElement shard) => new(
        shard.Text("kind") switch
        {
            "packages" => ShardKind.Packages,
            "records" => ShardKind.Records,
            "texts" => ShardKind.Texts,
            var other => throw new FormatException($"there are no shards of the kind '{other}'"),
        },
        shard.Text("space"), DigestOf(shard), shard.Member("size").GetInt64(), Number(shard, "entries"));

    private static string KindName(ShardKind kind) => kind switch { ShardKind.Packages => "packages", ShardKind.Records => "records", _ => "texts" };

    private static Digest DigestOf(JsonElement element) => Digest.TryParse(element.Text("digest"), out var digest) ? digest : throw new FormatException($"'{element.Text("digest")}' is no digest");

    private static int Number(JsonElement element, string name) => element.Member(name).GetInt32();
}
