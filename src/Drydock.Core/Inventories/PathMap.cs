namespace Drydock.Core.Inventories;

/// <summary>
/// Values at paths, found for a path and for all folders above it in one walk over its characters: a hostile path is two thousand folders deep, and cutting out and
/// hashing each of them would cost the square of its length.
/// </summary>
internal sealed class PathMap<T>
{
    private const ulong Start = 14695981039346656037;

    /// <summary>By a hash of the path, which a longer path's hash goes on from. Paths of one hash are told apart by their text.</summary>
    private readonly Dictionary<ulong, List<(string Path, T Value)>> entries = [];

    public int Count => entries.Count;

    public void Add(string path, T value)
    {
        var hash = HashOf(path);
        if (!entries.TryGetValue(hash, out var list))
        {
            entries[hash] = list = [];
        }

        list.Add((path, value));
    }

    /// <summary>The values at the path itself, in the order they were added.</summary>
    public IEnumerable<T> At(string path) => Find(HashOf(path), path, path.Length);

    /// <summary>The values at the folders above the path, the root's first.</summary>
    public IEnumerable<T> Above(string path)
    {
        if (path.Length == 0)
        {
            yield break;
        }

        foreach (var value in Find(Start, path, 0))
        {
            yield return value;
        }

        var hash = Start;
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '/' && entries.ContainsKey(hash))
            {
                foreach (var value in Find(hash, path, i))
                {
                    yield return value;
                }
            }

            hash = Step(hash, path[i]);
        }
    }

    private static ulong HashOf(string path)
    {
        var hash = Start;
        foreach (var c in path)
        {
            hash = Step(hash, c);
        }

        return hash;
    }

    private static ulong Step(ulong hash, char c) => unchecked((ulong.RotateLeft(hash, 5) ^ c) * 0x9E3779B97F4A7C15);

    private IEnumerable<T> Find(ulong hash, string path, int length)
    {
        if (!entries.TryGetValue(hash, out var list))
        {
            yield break;
        }

        foreach (var (known, value) in list)
        {
            if (known.AsSpan().SequenceEqual(path.AsSpan(0, length)))
            {
                yield return value;
            }
        }
    }
}
