using System.Text.Json;
using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Plans;

/// <summary>A change of run settings as JSON: only what changes is there.</summary>
internal static class ConfigEditJson
{
    public static void Write(Utf8JsonWriter json, ConfigEdit edit)
    {
        Text(json, "user", edit.User);
        List(json, "removeEnv", edit.RemoveEnv.Count > 0 ? edit.RemoveEnv : null);
        Map(json, "setEnv", edit.SetEnv);
        Map(json, "setLabels", edit.SetLabels);
        List(json, "removeLabels", edit.RemoveLabels.Count > 0 ? edit.RemoveLabels : null);
        List(json, "exposedPorts", edit.ExposedPorts);
        List(json, "healthcheck", edit.Healthcheck);
        List(json, "entrypoint", edit.Entrypoint);
        List(json, "command", edit.Command);
        Text(json, "stopSignal", edit.StopSignal);
        Text(json, "workingDir", edit.WorkingDir);
    }

    public static ConfigEdit Read(JsonElement json) => new()
    {
        User = Text(json, "user"),
        RemoveEnv = List(json, "removeEnv") ?? [],
        SetEnv = Map(json, "setEnv"),
        SetLabels = Map(json, "setLabels"),
        RemoveLabels = List(json, "removeLabels") ?? [],
        ExposedPorts = List(json, "exposedPorts"),
        Healthcheck = List(json, "healthcheck"),
        Entrypoint = List(json, "entrypoint"),
        Command = List(json, "command"),
        StopSignal = Text(json, "stopSignal"),
        WorkingDir = Text(json, "workingDir"),
    };

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void List(Utf8JsonWriter json, string name, IReadOnlyList<string>? values)
    {
        if (values is not null)
        {
            json.WriteStartArray(name);
            foreach (var value in values)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
        }
    }

    private static void Map(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, string> values)
    {
        if (values.Count > 0)
        {
            json.WriteStartObject(name);
            foreach (var (key, value) in values.OrderBy(v => v.Key, StringComparer.Ordinal))
            {
                json.WriteString(key, value);
            }

            json.WriteEndObject();
        }
    }

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static List<string>? List(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? [.. value.EnumerateArray().Select(v => v.GetString() ?? "")] : null;

    private static Dictionary<string, string> Map(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString() ?? "", StringComparer.Ordinal) : [];
}
