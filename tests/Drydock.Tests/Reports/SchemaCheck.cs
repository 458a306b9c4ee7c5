using System.Text.Json;
using System.Text.RegularExpressions;

namespace Drydock.Tests.Reports;

/// <summary>As much of JSON Schema as our own schema uses. What it does not know it refuses, so that the schema cannot outgrow it.</summary>
internal sealed class SchemaCheck(JsonElement root)
{
    private readonly List<string> errors = [];

    public static List<string> Run(string schema, ReadOnlySpan<byte> document)
    {
        using var schemaDocument = JsonDocument.Parse(schema);
        using var checkedDocument = JsonDocument.Parse(document.ToArray());
        var check = new SchemaCheck(schemaDocument.RootElement);
        check.Check(schemaDocument.RootElement, checkedDocument.RootElement, "");
        return check.errors;
    }

    private void Check(JsonElement schema, JsonElement value, string path)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            var isMet = keyword.Name switch
            {
                "$schema" or "title" or "description" or "definitions" or "additionalProperties" => true,
                "$ref" => Follow(keyword.Value.GetString()!, value, path),
                "type" => IsType(keyword.Value.GetString()!, value),
                "const" => JsonElement.DeepEquals(keyword.Value, value),
                "enum" => keyword.Value.EnumerateArray().Any(e => JsonElement.DeepEquals(e, value)),
                "pattern" => Regex.IsMatch(value.GetString()!, keyword.Value.GetString()!),
                "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= keyword.Value.GetDouble(),
                "minLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.Length >= keyword.Value.GetInt32(),
                "maxLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.Length <= keyword.Value.GetInt32(),
                "minItems" => value.GetArrayLength() >= keyword.Value.GetInt32(),
                "required" => keyword.Value.EnumerateArray().All(r => value.TryGetProperty(r.GetString()!, out _)),
                "dependencies" => keyword.Value.EnumerateObject().All(d => !value.TryGetProperty(d.Name, out _) || d.Value.EnumerateArray().All(r => value.TryGetProperty(r.GetString()!, out _))),
                "items" => Items(keyword.Value, value, path),
                "properties" => Members(keyword.Value, schema, value, path),
                _ => throw new InvalidOperationException($"The schema uses '{keyword.Name}', which this check does not know"),
            };
            if (!isMet)
            {
                errors.Add($"{path}: {keyword}");
            }
        }

        if (!schema.TryGetProperty("properties", out _) && schema.TryGetProperty("additionalProperties", out var any))
        {
            foreach (var member in value.EnumerateObject())
            {
                Check(any, member.Value, $"{path}/{member.Name}");
            }
        }
    }

    private bool Follow(string reference, JsonElement value, string path)
    {
        Check(root.GetProperty("definitions").GetProperty(reference["#/definitions/".Length..]), value, path);
        return true;
    }

    private bool Items(JsonElement schema, JsonElement value, string path)
    {
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            Check(schema, item, $"{path}/{index++}");
        }

        return true;
    }

    private bool Members(JsonElement properties, JsonElement schema, JsonElement value, string path)
    {
        foreach (var member in value.EnumerateObject())
        {
            if (properties.TryGetProperty(member.Name, out var known))
            {
                Check(known, member.Value, $"{path}/{member.Name}");
            }
            else if (schema.TryGetProperty("additionalProperties", out var more) && more.ValueKind == JsonValueKind.False)
            {
                errors.Add($"{path}: '{member.Name}' is not in the schema");
            }
        }

        return true;
    }

    private static bool IsType(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => false,
    };
}
