using System.Collections.Immutable;
using System.Text.Json;
using Drydock.Core.Findings;
using Drydock.Oci.Content;
using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Plans;

/// <summary>Plans as JSON, one for each platform; docs/hardening.md tells the form.</summary>
public static class PlanJson
{
    private const int Schema = 1;
    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static void Write(IEnumerable<Plan> plans, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteNumber("drydockPlan", Schema);
        json.WriteStartArray("plans");
        foreach (var plan in plans)
        {
            Write(json, plan);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <param name="what">The file, for messages.</param>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadPlan"/></exception>
    public static ImmutableArray<Plan> Read(ReadOnlyMemory<byte> document, string what)
    {
        try
        {
            using var json = JsonDocument.Parse(document, Options);
            return json.RootElement.TryGetProperty("drydockPlan", out var schema) && schema.GetInt32() == Schema
                ? [.. json.RootElement.GetProperty("plans").EnumerateArray().Select(ReadPlan)]
                : throw new FormatException($"it is no plan of form {Schema}");
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw new DrydockException(ErrorCodes.BadPlan, $"Reading the plan '{what}' failed: {e.Message}", "Make one with 'drydock harden IMAGE --dry-run -f json'.", e);
        }
    }

    private static void Write(Utf8JsonWriter json, Plan plan)
    {
        json.WriteStartObject();
        json.WriteString("platform", plan.Platform);
        json.WriteStartArray("image");
        foreach (var diffId in plan.Image)
        {
            json.WriteStringValue(diffId.ToString());
        }

        json.WriteEndArray();
        json.WriteString("profile", plan.Profile);
        json.WriteString("layers", plan.Layers.ToString().ToLowerInvariant());
        json.WriteString("layersWhy", plan.LayersWhy);
        Strings(json, "notes", plan.Notes);
        json.WriteStartArray("steps");
        foreach (var step in plan.Steps)
        {
            Write(json, step);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PlanStep step)
    {
        json.WriteStartObject();
        json.WriteString("id", step.Id);
        json.WriteString("name", step.Name);
        json.WriteString("title", step.Title);
        json.WriteString("why", step.Why);
        json.WriteString("risk", step.Risk.ToString().ToLowerInvariant());
        Strings(json, "closes", step.Closes);
        json.WriteNumber("bytesSaved", step.BytesSaved);
        if (!step.Upgrades.IsEmpty)
        {
            json.WriteStartArray("upgrades");
            foreach (var upgrade in step.Upgrades)
            {
                Write(json, upgrade);
            }

            json.WriteEndArray();
        }

        json.WriteStartArray("edits");
        foreach (var edit in step.Edits)
        {
            EditJson.Write(json, edit);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PlanUpgrade upgrade)
    {
        json.WriteStartObject();
        json.WriteString("package", upgrade.Package);
        json.WriteString("architecture", upgrade.Architecture);
        json.WriteString("from", upgrade.From);
        json.WriteString("to", upgrade.To);
        json.WriteString("repository", upgrade.Repository);
        json.WriteString("path", upgrade.Path);
        json.WriteString("sha256", upgrade.Digest);
        json.WriteNumber("size", upgrade.Size);
        json.WriteString("why", upgrade.Why);
        json.WriteEndObject();
    }

    private static void Strings(Utf8JsonWriter json, string name, ImmutableArray<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static Plan ReadPlan(JsonElement json) => new(
        [.. json.GetProperty("image").EnumerateArray().Select(d => Digest.Parse(d.GetString()))],
        Text(json, "platform"),
        [.. json.GetProperty("steps").EnumerateArray().Select(ReadStep)])
    {
        Profile = Text(json, "profile"),
        Layers = Choice<LayerMode>(Text(json, "layers")),
        LayersWhy = Text(json, "layersWhy"),
        Notes = Strings(json, "notes"),
    };

    private static PlanStep ReadStep(JsonElement json) => new(Text(json, "id"), Text(json, "name"), Text(json, "title"), Choice<Applicability>(Text(json, "risk")))
    {
        Why = Text(json, "why"),
        Closes = Strings(json, "closes"),
        BytesSaved = json.TryGetProperty("bytesSaved", out var bytes) ? bytes.GetInt64() : 0,
        Upgrades = json.TryGetProperty("upgrades", out var upgrades) ? [.. upgrades.EnumerateArray().Select(ReadUpgrade)] : [],
        Edits = [.. json.GetProperty("edits").EnumerateArray().Select(EditJson.Read)],
    };

    private static PlanUpgrade ReadUpgrade(JsonElement json) => new(
        Text(json, "package"), Text(json, "architecture"), Text(json, "from"), Text(json, "to"), Text(json, "repository"), Text(json, "path"), Text(json, "sha256"), json.GetProperty("size").GetInt64(), Text(json, "why"));

    private static string Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static ImmutableArray<string> Strings(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? [.. value.EnumerateArray().Select(v => v.GetString() ?? "")] : [];

    private static T Choice<T>(string text)
        where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : throw new FormatException($"'{text}' is none of {string.Join(", ", Enum.GetNames<T>())}");
}
