using System.Collections.Immutable;
using Drydock.Core.Inventories;

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

        var layers = new FindingLayers(inventory);
        return [.. findings.Select(f => f with { Origin = layers.Of(f) is { } layer ? (layer < count ? Origin.Base : Origin.App) : OfConfig(f, from) })];
    }

    /// <summary>What a base's config already says is the base's; everything else of the config was somebody's choice.</summary>
    private static Origin OfConfig(Finding finding, ParentImage from) => from.ConfigFindings.Any(f => f.Rule.Id == finding.Rule.Id && f.Message == finding.Message) ? Origin.Base : Origin.App;
}
