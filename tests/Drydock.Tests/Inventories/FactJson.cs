using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Drydock.Core.Inventories;

namespace Drydock.Tests.Inventories;

/// <summary>Facts and gaps as JSON for people: what is empty is left out, a list of files is an array, the kind of a fact is the name of its member.</summary>
internal static class FactJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower), new FileListConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatIsEmpty } },
    };

    public static string Write(AnalyzerRun run) => JsonSerializer.Serialize(
        new
        {
            Facts = run.Facts.Select(f => new Dictionary<string, object>(StringComparer.Ordinal) { ["path"] = f.Path, [KindOf(f.Body)] = ContentOf(f.Body) }),
            Gaps = run.Gaps.Select(g => new { g.Path, g.Kind, g.Message }),
        },
        Options) + "\n";

    private static string KindOf(FactBody body) => JsonNamingPolicy.CamelCase.ConvertName(body.GetType().Name.Replace("Fact", "", StringComparison.Ordinal));

    private static object ContentOf(FactBody body) => body switch
    {
        PackageFact fact => fact.Package,
        OsFact fact => fact.Os,
        ElfFact fact => fact.Elf,
        _ => body,
    };

    private static void LeaveOutWhatIsEmpty(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            property.ShouldSerialize = (_, value) => value switch
            {
                null or "" or false => false,
                FileList files => !files.IsEmpty,
                string => true,
                IDictionary map => map.Count > 0,
                ICollection list => list.Count > 0,
                _ => true,
            };
        }
    }

    private sealed class FileListConverter : JsonConverter<FileList>
    {
        public override FileList Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, FileList value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            foreach (var path in value.Paths())
            {
                writer.WriteStringValue(path);
            }

            writer.WriteEndArray();
        }
    }
}
