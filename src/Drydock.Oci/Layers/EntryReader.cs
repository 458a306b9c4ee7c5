using Drydock.Oci.Content;

namespace Drydock.Oci.Layers;

/// <summary>Walks the entries of one change set, forward only: a layer's tar, or a folder.</summary>
public abstract class EntryReader : IDisposable
{
    private readonly GapList gaps = new();

    /// <summary>The entry the last <see cref="Read"/> stopped at.</summary>
    public LayerEntry Entry { get; } = new();

    /// <summary>What had to be passed over so far.</summary>
    public IReadOnlyList<Gap> Gaps => gaps.Gaps;

    /// <summary>Moves to the next entry, skipping what is left of this one's content.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.CorruptLayer"/></exception>
    /// <exception cref="LimitException">A limit of the whole layer was met.</exception>
    public abstract bool Read();

    /// <summary>The first bytes of the entry's content, up to <paramref name="count"/> (at most 512), without consuming them.</summary>
    public abstract ReadOnlySpan<byte> Peek(int count);

    /// <summary>Reads content of the entry; 0 at its end.</summary>
    public abstract int ReadContent(Span<byte> destination);

    /// <summary>Reads to the end and checks every digest; only now may anything learned from the entries be believed.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.DigestMismatch"/>, <see cref="ErrorCodes.DiffIdMismatch"/>, <see cref="ErrorCodes.CorruptLayer"/></exception>
    public abstract void Complete();

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected void AddGap(string path, GapKind kind, string message) => gaps.Add(new Gap(path, kind, message));

    protected abstract void Dispose(bool disposing);
}
