using Drydock.Oci.Content;

namespace Drydock.Oci.Layers;

/// <summary>Walks a layer's tar in blocks, without copying what nobody reads.</summary>
/// <remarks>Blocks are multiples of 512 bytes and so is everything in a tar: a header, and the first 512 bytes of a content, never straddle two.</remarks>
internal sealed class TarEntryReader(LayerStream stream, string what, Limits limits) : EntryReader
{
    private const int MaxExtension = 1 << 20;
    private ReadOnlyMemory<byte> block;
    private long contentLeft;
    private long paddingLeft;
    private int entries;
    private bool ended;

    public override bool Read()
    {
        PaxRecords? pax = null;
        while (!ended)
        {
            SkipContent();
            if (!FillHeader())
            {
                return false;
            }

            var header = new TarHeader(block.Span[..TarHeader.Size]);
            if (header.IsZero)
            {
                ReadEndMark();
                return false;
            }

            if (!header.HasValidChecksum() || !header.TrySize(out var size))
            {
                throw Corrupt("a tar header is damaged");
            }

            var type = header.TypeFlag;
            if (type is (byte)'x' or (byte)'g' or (byte)'L' or (byte)'K')
            {
                block = block[TarHeader.Size..];
                pax = ReadExtension(type, size, pax);
                continue;
            }

            if (++entries > limits.Entries)
            {
                throw new LimitException($"it has more than {limits.Entries} entries (--max-entries)");
            }

            var usable = Describe(header, size, pax);
            pax = null;
            if (usable)
            {
                return true;
            }
        }

        return false;
    }

    public override ReadOnlySpan<byte> Peek(int count)
    {
        if (contentLeft == 0)
        {
            return default;
        }

        if (block.IsEmpty)
        {
            block = stream.Next();
        }

        return block.Span[..(int)Math.Min(Math.Min(count, contentLeft), block.Length)];
    }

    public override int ReadContent(Span<byte> destination)
    {
        var count = (int)Math.Min(destination.Length, contentLeft);
        if (count == 0)
        {
            return 0;
        }

        if (block.IsEmpty && (block = stream.Next()).IsEmpty)
        {
            throw Corrupt("the tar ends in the middle of a file");
        }

        count = Math.Min(count, block.Length);
        block.Span[..count].CopyTo(destination);
        block = block[count..];
        contentLeft -= count;
        return count;
    }

    public override void Complete()
    {
        while (Read())
        {
        }

        stream.Complete();
    }

    protected override void Dispose(bool disposing) => stream.Dispose();

    private bool Describe(TarHeader header, long size, PaxRecords? pax)
    {
        header.TryMode(out var mode);
        header.TryUid(out var uid);
        header.TryGid(out var gid);
        var isSparse = header.TypeFlag == (byte)'S' || pax?.IsSparse == true;
        var (type, known) = TypeOf(header.TypeFlag, header.Name);
        var stored = type == EntryType.File ? pax?.Size ?? size : 0;
        Entry.Type = type;
        Entry.Mode = (int)(mode & 0xFFF);
        Entry.Uid = (int)(pax?.Uid ?? uid);
        Entry.Gid = (int)(pax?.Gid ?? gid);
        Entry.Size = isSparse ? RealSize(header, stored, pax) : stored;
        Entry.IsSparse = isSparse;
        Entry.Capability = pax?.Capability ?? [];
        Entry.LinkTarget = type is EntryType.Symlink or EntryType.Hardlink ? ImagePath.DecodeText(pax?.LinkPath ?? header.LinkName) : "";
        var name = pax?.SparseName ?? pax?.Path;
        var inside = ImagePath.Decode(name is null ? header.Prefix : default, name ?? header.Name, Entry);
        var hasMap = header.TypeFlag == (byte)'S' && header.HasMoreSparseMap;
        block = block[TarHeader.Size..];
        SkipSparseMap(hasMap);
        (contentLeft, paddingLeft) = (stored, Padding(stored));
        return Accept(inside, known, header.TypeFlag);
    }

    private bool Accept(bool inside, bool known, byte flag)
    {
        if (!known)
        {
            AddGap(Entry.Path, GapKind.Unsupported, $"The tar entry has the unknown type '{(char)flag}'.");
            return false;
        }

        if (Entry.PathSpan.Length > limits.PathBytes)
        {
            AddGap(Entry.PathSpan[..200].ToString() + "…", GapKind.Limit, $"The path is longer than {limits.PathBytes} characters (--max-path).");
            return false;
        }

        if (!inside)
        {
            AddGap(Entry.Path, GapKind.Path, "The entry's name leads outside the image; it is listed where a runtime would keep it.");
        }

        return true;
    }

    private static (EntryType Type, bool Known) TypeOf(byte flag, ReadOnlySpan<byte> name) => flag switch
    {
        (byte)'0' or 0 => (name.EndsWith("/"u8) ? EntryType.Directory : EntryType.File, true),
        (byte)'7' or (byte)'S' => (EntryType.File, true),
        (byte)'1' => (EntryType.Hardlink, true),
        (byte)'2' => (EntryType.Symlink, true),
        (byte)'3' => (EntryType.CharacterDevice, true),
        (byte)'4' => (EntryType.BlockDevice, true),
        (byte)'5' => (EntryType.Directory, true),
        (byte)'6' => (EntryType.Fifo, true),
        _ => (EntryType.File, false),
    };

    private static long RealSize(TarHeader header, long stored, PaxRecords? pax) =>
        pax?.SparseSize ?? (header.TryRealSize(out var real) ? real : stored);

    private static long Padding(long size) => (TarHeader.Size - (size % TarHeader.Size)) % TarHeader.Size;

    private PaxRecords? ReadExtension(byte type, long size, PaxRecords? pax)
    {
        if (size > MaxExtension)
        {
            throw Corrupt($"an extended header of {size} bytes is over the limit of {MaxExtension}");
        }

        (contentLeft, paddingLeft) = (size, Padding(size));
        var records = new byte[size];
        for (var at = 0; at < records.Length;)
        {
            at += ReadContent(records.AsSpan(at));
        }

        pax ??= new PaxRecords();
        switch (type)
        {
            case (byte)'L':
                pax.Path = Trim(records);
                break;
            case (byte)'K':
                pax.LinkPath = Trim(records);
                break;
            case (byte)'x' when !pax.TryAdd(records):
                throw Corrupt("an extended header is damaged");
        }

        return pax;
    }

    private static byte[] Trim(byte[] text)
    {
        var end = Array.IndexOf(text, (byte)0);
        return end < 0 ? text : text[..end];
    }

    private void SkipSparseMap(bool more)
    {
        while (more)
        {
            if (!FillHeader())
            {
                throw Corrupt("the tar ends in the map of a sparse file");
            }

            more = block.Span[504] != 0;
            block = block[TarHeader.Size..];
        }
    }

    private void SkipContent()
    {
        var left = contentLeft + paddingLeft;
        (contentLeft, paddingLeft) = (0, 0);
        while (left > 0)
        {
            if (block.IsEmpty && (block = stream.Next()).IsEmpty)
            {
                throw Corrupt("the tar ends in the middle of a file");
            }

            var count = (int)Math.Min(left, block.Length);
            block = block[count..];
            left -= count;
        }
    }

    /// <summary>False at the end of the bytes, which many writers reach without the two zero blocks.</summary>
    private bool FillHeader()
    {
        if (block.IsEmpty)
        {
            block = stream.Next();
        }

        if (block.IsEmpty)
        {
            ended = true;
            return false;
        }

        return block.Length >= TarHeader.Size ? true : throw Corrupt("the tar ends in the middle of a header");
    }

    private void ReadEndMark()
    {
        block = block[TarHeader.Size..];
        if (FillHeader() && !new TarHeader(block.Span[..TarHeader.Size]).IsZero)
        {
            throw Corrupt("a tar header is empty where more follow");
        }

        ended = true;
    }

    private DrydockException Corrupt(string happened) => new(
        ErrorCodes.CorruptLayer, $"Reading {what} failed: {happened}.", "The layer is not a valid tar archive: build the image again.");
}
