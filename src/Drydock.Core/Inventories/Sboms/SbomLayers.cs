using System.Collections.Immutable;
using Drydock.Oci.Content;

namespace Drydock.Core.Inventories.Sboms;

/// <summary>The layers an SBOM names: first those it lists, then others in the order they are met.</summary>
internal sealed class SbomLayers
{
    private readonly Dictionary<Digest, int> indexes = [];

    public SbomLayers(IEnumerable<Digest> listed)
    {
        foreach (var digest in listed)
        {
            IndexOf(digest);
        }
    }

    public ImmutableArray<LayerSummary> Summaries => [.. indexes.OrderBy(i => i.Value).Select(i => new LayerSummary(i.Value, i.Key, null, 0, 0, 0, ""))];

    /// <summary>-1 for a package whose layer is not said.</summary>
    public int IndexOf(Digest? layer)
    {
        if (layer is not { } digest)
        {
            return -1;
        }

        if (!indexes.TryGetValue(digest, out var index))
        {
            indexes[digest] = index = indexes.Count;
        }

        return index;
    }
}
