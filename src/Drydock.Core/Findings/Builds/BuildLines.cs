using System.Collections.Immutable;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Inventories;

namespace Drydock.Core.Findings.Builds;

/// <summary>Names the line of the Dockerfile that brought each finding in.</summary>
public static class BuildLines
{
    /// <summary>Rules that look at a setting, and the instruction that sets it.</summary>
    private static readonly ImmutableDictionary<string, string> Settings = ImmutableDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("IM001", "USER"), KeyValuePair.Create("IM002", "HEALTHCHECK")]);

    /// <summary>The same findings in the same order.</summary>
    public static ImmutableArray<Finding> Tell(ImmutableArray<Finding> findings, Inventory inventory, BuildMap? map)
    {
        if (map is null)
        {
            return findings;
        }

        var layers = new FindingLayers(inventory);
        return [.. findings.Select(f => Find(f, layers, map) is { } line ? f with { At = f.At with { BuiltBy = Say(map, line) } } : f)];
    }

    private static Instruction? Find(Finding finding, FindingLayers layers, BuildMap map)
    {
        if (layers.Of(finding) is not { } layer)
        {
            return Settings.TryGetValue(finding.Rule.Id, out var keyword) ? map.Settings.GetValueOrDefault(keyword) : null;
        }

        return map.InstructionOf(layer);
    }

    private static BuildLine Say(BuildMap map, Instruction instruction) => new(map.File, instruction.Line, instruction.EndLine, instruction.ToString());
}
