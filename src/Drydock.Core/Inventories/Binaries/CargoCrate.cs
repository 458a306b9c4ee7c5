using System.Collections.Immutable;
using System.Text.Json;

namespace Drydock.Core.Inventories.Binaries;

/// <summary>One crate of a program, as cargo-auditable writes it.</summary>
/// <param name="Source">crates.io, registry, git, local; empty when not said.</param>
/// <param name="IsBuild">Needed to build the program only; not in it.</param>
/// <param name="IsRoot">The program itself.</param>
internal sealed record CargoCrate(string Name, string Version, string Source, bool IsBuild, bool IsRoot, JsonElement? Dependencies)
{
    /// <summary>Null when it has no name or no version.</summary>
    public static CargoCrate? Read(JsonElement row) =>
        JsonRead.Text(row, "name") is { Length: > 0 } name && JsonRead.Text(row, "version") is { Length: > 0 } version
            ? new CargoCrate(
                name,
                version,
                JsonRead.Text(row, "source") ?? "",
                JsonRead.Text(row, "kind") == "build",
                JsonRead.Member(row, "root") is { ValueKind: JsonValueKind.True },
                JsonRead.Member(row, "dependencies"))
            : null;

    /// <summary>Dependencies are numbers of rows; <paramref name="labels"/> has a name for each row.</summary>
    public Package ToPackage(ImmutableArray<string> labels)
    {
        var properties = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (Source.Length > 0)
        {
            properties["source"] = Source;
        }

        if (IsBuild)
        {
            properties["kind"] = "build";
        }

        if (IsRoot)
        {
            properties["cargo-root"] = "true";
        }

        return new Package
        {
            Ecosystem = "cargo",
            Name = Name,
            Version = Version,
            Requires = [.. JsonRead.Elements(Dependencies).Select(d => LabelOf(d, labels)).Where(l => l.Length > 0)],
            Properties = properties.ToImmutable(),
        };
    }

    private static string LabelOf(JsonElement index, ImmutableArray<string> labels) =>
        index.ValueKind == JsonValueKind.Number && index.TryGetInt32(out var at) && at >= 0 && at < labels.Length ? labels[at] : "";
}
