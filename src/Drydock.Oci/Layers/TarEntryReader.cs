using System.Text.Unicode;
using Drydock.Oci.Content;

namespace Drydock.Oci.Layers;

/// <summary>Walks a layer's tar in blocks, without copying what nobody reads.</summary>
/// <remarks>Blocks are multiples of 512 bytes and so is everything in a tar: a header, and the first 512 bytes of a content, never straddle two.</remarks>
internal sealed class TarEntryReader(LayerStream stream, string what, Limits limits) : EntryReader
{
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
            if (TarRules.IsExtension(type))
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
        if (contentLeft == 0 || Entry.IsSparse)
        {
            return default;
        }

        if (block.IsEmpty && (block = stream.Next()).IsEmpty)
        {
            throw Corrupt("the tar ends in the middle of a file");
        }

        return block.Span[..(int)Math.Min(Math.Min(count, contentLeft), block.Length)];
    }

    public override int ReadContent(Span<byte> destination) => Entry.IsSparse ? 0 : ReadStored(destination);

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
        var known = TarRules.TryType(header.TypeFlag, pax?.Path ?? header.Name, out var type);
        if (!TarRules.TryStoredSize(type, size, pax, out var stored))
        {
            throw Corrupt("an entry is larger than any archive");
        }

        header.TryMode(out var mode);
        header.TryUid(out var uid);
        header.TryGid(out var gid);
        var isSparse = header.TypeFlag == (byte)'S' || (type == EntryType.File && pax?.IsSparse == true);
        Entry.Type = type;
        Entry.Mode = (int)(mode & 0xFFF);
        Entry.Uid = (int)Math.Min(pax?.Uid ?? uid, int.MaxValue);
        Entry.Gid = (int)Math.Min(pax?.Gid ?? gid, int.MaxValue);
        Entry.Size = isSparse ? RealSize(header, stored, pax) : stored;
        Entry.IsSparse = isSparse;
        Entry.Capability = pax?.Capability ?? [];
        TakeRest(header, type, pax);
        var fits = TakeNames(header, (isSparse ? pax?.SparseName : null) ?? pax?.Path, pax?.LinkPath, out var inside);
        var hasMap = header.TypeFlag == (byte)'S' && header.HasMoreSparseMap;
        var flag = header.TypeFlag;
        block = block[TarHeader.Size..];
        SkipSparseMap(hasMap);
        (contentLeft, paddingLeft) = (stored, TarRules.Padding(stored));
        return Accept(fits, inside, known, flag);
    }

    private void TakeRest(TarHeader header, EntryType type, PaxRecords? pax)
    {
        header.TryModified(out var modified);
        Entry.ModifiedAt = pax?.ModifiedAt ?? modified;
        Entry.Attributes = pax?.Attributes ?? (IReadOnlyList<ExtendedAttribute>)[];
        Entry.Device = type is EntryType.CharacterDevice or EntryType.BlockDevice && header.TryDevice(out var major, out var minor) ? ((int)major, (int)minor) : default;
    }

    /// <summary>False when path or link target is over the limit: only the beginning of the path is kept, for the gap.</summary>
    private bool TakeNames(TarHeader header, ReadOnlySpan<byte> longName, ReadOnlySpan<byte> longLink, out bool inside)
    {
        var prefix = longName.IsEmpty ? header.Prefix : default;
        var name = longName.IsEmpty ? header.Name : longName;
        var link = longLink.IsEmpty ? header.LinkName : longLink;
        var isLink = Entry.Type is EntryType.Symlink or EntryType.Hardlink;
        var fits = prefix.Length + name.Length <= limits.PathBytes && (!isLink || link.Length <= limits.PathBytes);
        Entry.RawPath = Utf8.IsValid(name) && Utf8.IsValid(prefix) ? null : prefix.IsEmpty ? name.ToArray() : [.. prefix, (byte)'/', .. name];
        inside = ImagePath.Decode(prefix, fits ? name : name[..Math.Min(name.Length, 200)], Entry);
        Entry.LinkTarget = fits && isLink ? ImagePath.DecodeText(link) : "";
        return fits;
    }

    private bool Accept(bool fits, bool inside, bool known, byte flag)
    {
        if (!fits)
        {
            AddGap(Entry.Path + "…", GapKind.Limit, $"The path or its link target is longer than {limits.PathBytes} bytes (--max-path).");
            return false;
        }

        if (!known)
        {
            AddGap(Entry.Path, GapKind.Unsupported, $"The tar entry has the unknown type 0x{flag:x2}.");
            return false;
        }

        if (!inside)
        {
            AddGap(Entry.Path, GapKind.Path, "The entry's name leads outside the image; it is listed where a runtime would keep it.");
        }

        return true;
    }

    private static long RealSize(TarHeader header, long stored, PaxRecords? pax) =>
        pax?.SparseSize ?? (header.TryRealSize(out var real) ? real : stored);

    private int ReadStored(Span<byte> destination)
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

    private PaxRecords? ReadExtension(byte type, long size, PaxRecords? pax)
    {
        if (size > TarRules.MaxExtension)
        {
            throw Corrupt($"an extended header of {size} bytes is over the limit of {TarRules.MaxExtension}");
        }

        (contentLeft, paddingLeft) = (size, TarRules.Padding(size));
        var records = new byte[size];
        for (var at = 0; at < records.Length;)
        {
            at += ReadStored(records.AsSpan(at));
        }

        return PaxRecords.TryRead(type, records, ref pax) ? pax : throw Corrupt("an extended header is damaged");
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
        if (Skip(contentLeft) > 0)
        {
            throw Corrupt("the tar ends in the middle of a file");
        }

        // Some writers leave the padding of the last file out, and runtimes do not mind.
        Skip(paddingLeft);
        (contentLeft, paddingLeft) = (0, 0);
    }

    /// <summary>Moves on; returns what was missing at the end of the bytes.</summary>
    private long Skip(long count)
    {
        while (count > 0 && (!block.IsEmpty || !(block = stream.Next()).IsEmpty))
        {
            var step = (int)Math.Min(count, block.Length);
            block = block[step..];
            count -= step;
        }

        return count;
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
