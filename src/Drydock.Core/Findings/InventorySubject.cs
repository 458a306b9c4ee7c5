using System.Collections.Immutable;
using Drydock.Core.Inventories;
using Drydock.Oci.Content;

namespace Drydock.Core.Findings;

/// <summary>What rules look at that need no image, only what is in it: of an SBOM they hold as well.</summary>
/// <param name="AsOf">The day on which it is asked; from a TimeProvider of whoever calls.</param>
public sealed record InventorySubject(Inventory Inventory, DateOnly AsOf)
{
    /// <summary>Variables that the config sets; empty when there is none.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The config's variables, the last of a name counts.</summary>
    public static IReadOnlyDictionary<string, string> Variables(ImmutableArray<string> env)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in env)
        {
            var equals = entry.IndexOf('=');
            if (equals > 0)
            {
                variables[entry[..equals]] = entry[(equals + 1)..];
            }
        }

        return variables;
    }

    /// <summary>The diff ID of a layer; null when there is no such layer, or it has none.</summary>
    internal Digest? LayerAt(int index) => index >= 0 && index < Inventory.Layers.Length ? Inventory.Layers[index].DiffId : null;
}
