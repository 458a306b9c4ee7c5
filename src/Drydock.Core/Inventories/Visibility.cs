using Drydock.Oci.Layers;

namespace Drydock.Core.Inventories;

/// <summary>
/// Says, for chosen paths, which later layer took a path away from a layer: by standing over it, deleting it or deleting a folder above it.
/// <see href="https://github.com/opencontainers/image-spec/blob/v1.1.0/layer.md#applying-changesets"/>
/// </summary>
/// <remarks>Only the chosen paths and the folders above them are kept: an image has a hundred thousand files, and a few thousand facts.</remarks>
internal sealed class Visibility
{
    private static readonly List<Event> None = [];
    private readonly Dictionary<string, List<Event>> events = new(StringComparer.Ordinal);

    private readonly Dictionary<string, List<Event>>.AlternateLookup<ReadOnlySpan<char>> lookup;

    public Visibility(IReadOnlyList<LayerFacts> layers, IEnumerable<string> paths)
    {
        lookup = events.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var path in paths)
        {
            Choose(OuterPath(path));
        }

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
        foreach (var e in EventsAt(own))
        {
            if (e.Layer > layer && e.Mark != FileMark.Opaque)
            {
                first = Math.Min(first, e.Layer);
            }
        }

        for (ReadOnlySpan<char> folder = own; folder.Length > 0;)
        {
            folder = ImagePath.Parent(folder);
            foreach (var e in EventsAt(folder))
            {
                if (e.Layer > layer && (e.Mark != FileMark.None || e.Type != EntryType.Directory))
                {
                    first = Math.Min(first, e.Layer);
                }
            }
        }

        return first == int.MaxValue ? -1 : first;
    }

    /// <summary>What stands at a chosen path once <paramref name="layer"/> is applied; null when nothing is known to.</summary>
    public EntryType? TypeAt(string path, int layer)
    {
        EntryType? type = null;
        foreach (var e in EventsAt(path))
        {
            if (e.Layer <= layer && e.Mark != FileMark.Opaque)
            {
                type = e.Mark == FileMark.None ? e.Type : null;
            }
        }

        return type;
    }

    private List<Event> EventsAt(ReadOnlySpan<char> path) => lookup.TryGetValue(path, out var list) ? list : None;

    private void Choose(string path)
    {
        while (events.TryAdd(path, []) && path.Length > 0)
        {
            path = ImagePath.Parent(path).ToString();
        }
    }

    private void Record(FileTable files, int layer)
    {
        var isChosen = new bool[files.Folders.Count];
        for (var i = 0; i < isChosen.Length; i++)
        {
            isChosen[i] = events.ContainsKey(files.Folders[i]);
        }

        foreach (ref readonly var node in files.Nodes)
        {
            if (isChosen[node.Folder] && events.TryGetValue(files.PathOf(node), out var list))
            {
                list.Add(new Event(layer, node.Mark, node.Type));
            }
        }
    }

    private readonly record struct Event(int Layer, FileMark Mark, EntryType Type);
}
