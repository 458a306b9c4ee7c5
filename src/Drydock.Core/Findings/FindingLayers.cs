using Drydock.Core.Inventories;
using Drydock.Oci.Content;

namespace Drydock.Core.Findings;

/// <summary>Says which layer brought a finding in.</summary>
internal sealed class FindingLayers
{
    private readonly Dictionary<Digest, int> first = [];

    public FindingLayers(Inventory inventory)
    {
        foreach (var layer in inventory.Layers)
        {
            if (layer.DiffId is { } id)
            {
                first.TryAdd(id, layer.Index);
            }
        }
    }

    /// <summary>The index of the layer; null when the finding is about the config.</summary>
    public int? Of(Finding finding) =>
        finding.Vulnerability is { Package.Layer: >= 0 and var layer } ? layer : finding.At.Layer is { } id && first.TryGetValue(id, out var index) ? index : null;
}
