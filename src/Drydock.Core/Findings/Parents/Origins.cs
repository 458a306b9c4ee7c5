using System.Collections.Immutable;
using Drydock.Core.Inventories;
using Drydock.Oci.Content;

namespace Drydock.Core.Findings.Parents;

/// <summary>Says of each finding whether it came with the base image.</summary>
public static class Origins
{
    /// <summary>The same findings in the same order. Where the base's layers are not known, nothing is said.</summary>
    public static ImmutableArray<Finding> Tell(ImmutableArray<Finding> findings, Inventory inventory, ParentImage? from)
    {
        if (from?.Layers is not { } count)
        {
            return findings;
        }

        var first = new Dictionary<Digest, int>();
        foreach (var layer in inventory.Layers)
        {
            if (layer.DiffId is { } id)
            {
                first.TryAdd(id, layer.Index);
            }
        }

        return [.. findings.Select(f => f with { Origin = LayerOf(f, first) is { } layer ? (layer < count ? Origin.Base : Origin.App) : OfConfig(f, from) })];
    }

    /// <summary>The index of the layer that brought it in; null when it is about the config.</summary>
    private static int? LayerOf(Finding finding, Dictionary<Digest, int> first) =>
        finding.Vulnerability is { Package.Layer: >= 0 and var layer } ? layer : finding.At.Layer is { } id && first.TryGetValue(id, out var index) ? index : null;

    /// <summary>What a base's config already says is the base's; everything else of the config was somebody's choice.</summary>
    private static Origin OfConfig(Finding finding, ParentImage from) => from.ConfigFindings.Contains((finding.Rule.Id, finding.Message)) ? Origin.Base : Origin.App;
}
