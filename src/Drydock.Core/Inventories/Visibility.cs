using Drydock.Oci.Layers;

namespace Drydock.Core.Inventories;

/// <summary>
/// Says, for chosen paths, which later layer took a path away from a layer: by standing over it, deleting it or deleting a folder above it.
/// <see href="https://github.com/opencontainers/image-spec/blob/v1.1.0/layer.md#applying-changesets"/>
/// </summary>
/// <remarks>Only what stands at the chosen paths or hides them is kept: an image has a hundred thousand files, and a few thousand facts.</remarks>
internal sealed class Visibility
{
    private readonly PathMap<Event> events = new();
    private readonly HashSet<string> chosen;
    private readonly string[] sorted;

    public Visibility(IReadOnlyList<LayerFacts> layers, IEnumerable<string> paths)
    {
        chosen = paths.Select(OuterPath).ToHashSet(StringComparer.Ordinal);
        sorted = [.. chosen.Order(StringComparer.Ordinal)];
        for (var i = 0; i < layers.Count; i++)
        {
            Record(layers[i].Files, i);
        }
    }

    /// <summary>The path of the file in the layer: what stands before the first <c>!/</c>.</summary>
    public static string OuterPath(string path)
    {
        var inner = path.IndexOf("!/", StringComparison.Ordinal);
        return inner < 0 ? path : path[..inner];
    }

    /// <summary>The first layer above <paramref name="layer"/> in which its file at <paramref name="path"/> is no longer the one seen; -1 when it still is.</summary>
    public int HiddenBy(string path, int layer)
    {
        var first = int.MaxValue;
        var own = OuterPath(path);
        foreach (var e in events.At(own))
        {
            if (e.Layer > layer && e.Mark != FileMark.Opaque)
            {
                first = Math.Min(first, e.Layer);
            }
        }

        foreach (var e in events.Above(own))
        {
            if (e.Layer > layer && e.HidesBelow)
            {
                first = Math.Min(first, e.Layer);
            }
        }

        return first == int.MaxValue ? -1 : first;
    }

    /// <summary>What stands at a chosen path once <paramref name="layer"/> is applied; null when nothing is known to.</summary>
    public EntryType? TypeAt(string path, int layer)
    {
        EntryType? type = null;
        foreach (var e in events.At(path))
        {
            if (e.Layer <= layer && e.Mark != FileMark.Opaque)
            {
                type = e.Mark == FileMark.None ? e.Type : null;
            }
        }

        return type;
    }

    private void Record(FileTable files, int layer)
    {
        var isAboveChosen = new bool[files.Folders.Count];
        for (var i = 0; i < isAboveChosen.Length; i++)
        {
            isAboveChosen[i] = IsAboveChosen(files.Folders[i]);
        }

        foreach (ref readonly var node in files.Nodes)
        {
            if (!isAboveChosen[node.Folder])
            {
                continue;
            }

            var path = files.PathOf(node);
            var seen = new Event(layer, node.Mark, node.Type);
            if (chosen.Contains(path) || (seen.HidesBelow && IsAboveChosen(path)))
            {
                events.Add(path, seen);
            }
        }
    }

    /// <summary>Whether a chosen path lies below this one.</summary>
    private bool IsAboveChosen(string path)
    {
        var prefix = path.Length == 0 ? "" : path + "/";
        var at = Array.BinarySearch(sorted, prefix, StringComparer.Ordinal);
        at = at < 0 ? ~at : at;
        return at < sorted.Length && sorted[at].StartsWith(prefix, StringComparison.Ordinal);
    }

    private readonly record struct Event(int Layer, FileMark Mark, EntryType Type)
    {
        public bool HidesBelow => Mark != FileMark.None || Type != EntryType.Directory;
    }
}
