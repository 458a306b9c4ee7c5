using System.Text;

namespace Drydock.Core.Advisories.Storage;

/// <summary>Collects entries in any order, many for a key, and gives them back sorted. Bytes lie in a few large chunks, so that millions of entries cost little more than themselves.</summary>
internal sealed class EntryTable
{
    private const int ChunkBytes = 1 << 20;
    private readonly List<byte[]> chunks = [];
    private readonly List<Entry> entries = [];
    private readonly Dictionary<string, string> keys = new(StringComparer.Ordinal);
    private int used = ChunkBytes;

    public int Count => entries.Count;

    public void Add(string key, ReadOnlySpan<byte> value)
    {
        if (!keys.TryGetValue(key, out var shared))
        {
            keys[key] = shared = key;
        }

        if (ChunkBytes - used < value.Length)
        {
            chunks.Add(new byte[Math.Max(ChunkBytes, value.Length)]);
            used = 0;
        }

        value.CopyTo(chunks[^1].AsSpan(used));
        entries.Add(new Entry(shared, chunks.Count - 1, used, value.Length));
        used = chunks[^1].Length > ChunkBytes ? ChunkBytes : used + value.Length;
    }

    /// <summary>Each key once, in the order of its UTF-8 bytes, with its values one after the other in the order of their bytes; equal ones once.</summary>
    public IEnumerable<KeyValuePair<byte[], byte[]>> Sorted()
    {
        entries.Sort(Compare);
        var value = new ByteWriter(4096);
        for (var i = 0; i < entries.Count;)
        {
            var first = entries[i];
            value.Clear();
            value.Bytes(BytesOf(first));
            var last = first;
            for (i++; i < entries.Count && entries[i].Key == first.Key; last = entries[i++])
            {
                if (!BytesOf(entries[i]).SequenceEqual(BytesOf(last)))
                {
                    value.Bytes(BytesOf(entries[i]));
                }
            }

            yield return new(Encoding.UTF8.GetBytes(first.Key), value.Written.ToArray());
        }
    }

    private int Compare(Entry left, Entry right)
    {
        var byKey = CompareKeys(left.Key, right.Key);
        return byKey != 0 ? byKey : BytesOf(left).SequenceCompareTo(BytesOf(right));
    }

    /// <summary>UTF-16 and UTF-8 order differ only beyond the first plane; those keys are compared as bytes.</summary>
    private static int CompareKeys(string left, string right)
    {
        if (ReferenceEquals(left, right))
        {
            return 0;
        }

        return left.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') || right.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')
            ? Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right))
            : string.CompareOrdinal(left, right);
    }

    private ReadOnlySpan<byte> BytesOf(Entry entry) => chunks[entry.Chunk].AsSpan(entry.Offset, entry.Length);

    private readonly record struct Entry(string Key, int Chunk, int Offset, int Length);
}
