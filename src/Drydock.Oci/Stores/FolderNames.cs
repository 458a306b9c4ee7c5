namespace Drydock.Oci.Stores;

/// <summary>The names in one folder in byte order, packed: a folder may hold a million.</summary>
internal sealed class FolderNames
{
    private readonly List<(int Start, int Length)> spans = [];
    private byte[] bytes = new byte[1024];
    private int used;
    private int next;

    public void Add(ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("."u8) || name.SequenceEqual(".."u8))
        {
            return;
        }

        if (used + name.Length > bytes.Length)
        {
            Array.Resize(ref bytes, (used + name.Length) * 2);
        }

        name.CopyTo(bytes.AsSpan(used));
        spans.Add((used, name.Length));
        used += name.Length;
    }

    /// <summary>After the last <see cref="Add"/>: the kernel's order differs from machine to machine.</summary>
    public void Sort() => spans.Sort((a, b) => bytes.AsSpan(a.Start, a.Length).SequenceCompareTo(bytes.AsSpan(b.Start, b.Length)));

    public bool TryNext(out ReadOnlySpan<byte> name)
    {
        name = default;
        if (next == spans.Count)
        {
            return false;
        }

        name = bytes.AsSpan(spans[next].Start, spans[next].Length);
        next++;
        return true;
    }
}
