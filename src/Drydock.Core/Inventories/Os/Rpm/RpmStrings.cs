namespace Drydock.Core.Inventories.Os.Rpm;

/// <summary>Walks the zero-terminated strings of one tag; ends early where the bytes do.</summary>
internal ref struct RpmStrings(ReadOnlySpan<byte> bytes, int count)
{
    private int left = count;
    private int next;

    /// <summary>What <see cref="Place"/> counts in.</summary>
    public ReadOnlySpan<byte> Bytes { get; } = bytes;

    public Range Place { get; private set; }

    public readonly ReadOnlySpan<byte> Current => Bytes[Place];

    public bool MoveNext()
    {
        var length = left > 0 ? Bytes[next..].IndexOf((byte)0) : -1;
        if (length < 0)
        {
            return false;
        }

        Place = next..(next + length);
        next += length + 1;
        left--;
        return true;
    }

    public readonly RpmStrings GetEnumerator() => this;
}
