using Drydock.Oci.Layers;

namespace Drydock.Core.Inventories;

/// <summary>Symbolic links of all layers by path, the highest layer's last: enough to follow a documentation folder that is a link to another package's.</summary>
internal sealed class FolderLinks
{
    private const string DocFolder = "usr/share/doc/";
    private readonly Dictionary<string, string> targets = new(StringComparer.Ordinal);

    public FolderLinks(IReadOnlyList<LayerFacts> layers)
    {
        foreach (var files in layers.Select(l => l.Files))
        {
            foreach (var (index, target) in files.Links)
            {
                var node = files.Nodes[index];
                if (node.Type == EntryType.Symlink && files.Folders[node.Folder].AsSpan().Equals(DocFolder.AsSpan()[..^1], StringComparison.Ordinal))
                {
                    var path = files.PathOf(node);
                    targets[path] = ImagePath.ResolveLink(path, target);
                }
            }
        }
    }

    /// <summary>The package whose documentation folder this package's is a link to; null when it is none.</summary>
    public string? DocumentedBy(string package) =>
        targets.TryGetValue(DocFolder + package, out var target) && target.StartsWith(DocFolder, StringComparison.Ordinal) && target.IndexOf('/', DocFolder.Length) < 0
            ? target[DocFolder.Length..]
            : null;
}
