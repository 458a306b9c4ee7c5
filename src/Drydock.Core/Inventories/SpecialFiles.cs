using Drydock.Oci.Layers;

namespace Drydock.Core.Inventories;

/// <summary>Picks the files whose mode, owner or attributes matter out of the file tables.</summary>
internal static class SpecialFiles
{
    private const int Setuid = 0b100_000_000_000;
    private const int Setgid = 0b010_000_000_000;
    private const int OtherWrite = 0b010;

    /// <summary>Of every layer, also those that a later layer hides. A path that comes twice in a layer is what it was the last time.</summary>
    public static IReadOnlyList<SpecialFile> Candidates(IReadOnlyList<LayerFacts> layers)
    {
        var found = new Dictionary<(string, int), SpecialFile>();
        for (var layer = 0; layer < layers.Count; layer++)
        {
            var files = layers[layer].Files;
            var nodes = files.Nodes;
            for (var i = 0; i < nodes.Length; i++)
            {
                ref readonly var node = ref nodes[i];
                var capability = files.Capabilities.GetValueOrDefault(i, []);
                if (node.Mark == FileMark.None && node.Type != EntryType.Symlink && ((node.Mode & (Setuid | Setgid | OtherWrite)) != 0 || capability.Length > 0))
                {
                    var file = new SpecialFile(files.PathOf(node), node.Type, node.Mode, node.Uid, node.Gid, Convert.ToHexStringLower(capability), layer);
                    found[(file.Path, layer)] = file;
                }
            }
        }

        return [.. found.Values.Where(f => f.IsSetuid || f.IsSetgid || f.IsWorldWritable || f.Capability.Length > 0)];
    }
}
