using System.Buffers.Binary;

namespace Drydock.Core.Inventories.Os.Rpm;

/// <summary>
/// rpm's own database format (SUSE): pages of slots, each naming a run of 16-byte blocks that holds a package.
/// <code>
///   header 32 | slot 16 | slot 16 | … to the end of the slot pages | blob | blob | …
///   slot: "Slot" package first-block blocks          blob: "BlbS" package time length, header, …, "BlbE"
/// </code>
/// <see href="https://github.com/rpm-software-management/rpm/blob/rpm-4.18.x/lib/backend/ndb/rpmpkg.c"/>
/// </summary>
internal sealed class RpmNdbAnalyzer : IFileAnalyzer
{
    private const int HeaderSize = 32;
    private const int SlotSize = 16;
    private const int BlockSize = 16;
    private const int BlobHeadSize = 16;
    private const int PageSize = 4096;

    public AnalyzerInfo Info { get; } = new("rpm-ndb", 1, AnalyzerGroup.Packages, "RPM packages, from a Packages.db in rpm's NDB format");

    public PathFilter Paths { get; } = RpmFolders.Holding("Packages.db");

    public void Analyze(FileView file, FactWriter facts)
    {
        var bytes = file.Bytes;
        if (bytes.Length < HeaderSize || !bytes.StartsWith("RpmP"u8))
        {
            facts.Malformed("it is not an NDB database");
            return;
        }

        var slotsEnd = BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]) * (long)PageSize;
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) != 0 || slotsEnd > bytes.Length)
        {
            facts.Malformed(slotsEnd > bytes.Length ? "it is shorter than its slot pages" : "it has a version we do not know");
            return;
        }

        var blobs = new RpmBlobs(facts, bytes.Length);
        for (var slot = HeaderSize; slot < slotsEnd; slot += SlotSize)
        {
            if (!TryReadSlot(bytes, bytes.Slice(slot, SlotSize), blobs))
            {
                return;
            }
        }
    }

    /// <returns>False when nothing that follows can be trusted.</returns>
    private static bool TryReadSlot(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> slot, RpmBlobs blobs)
    {
        if (!slot.StartsWith("Slot"u8))
        {
            blobs.Malformed("a slot page holds something else");
            return false;
        }

        var package = BinaryPrimitives.ReadUInt32LittleEndian(slot[4..]);
        var offset = BinaryPrimitives.ReadUInt32LittleEndian(slot[8..]) * (long)BlockSize;
        var length = BinaryPrimitives.ReadUInt32LittleEndian(slot[12..]) * (long)BlockSize;
        if (offset == 0)
        {
            return true;
        }

        if (offset + length > bytes.Length || length < BlobHeadSize)
        {
            blobs.Malformed("a package lies outside the file");
            return true;
        }

        var blob = bytes.Slice((int)offset, (int)length);
        var blobLength = BinaryPrimitives.ReadUInt32LittleEndian(blob[12..]);
        if (!blob.StartsWith("BlbS"u8) || BinaryPrimitives.ReadUInt32LittleEndian(blob[4..]) != package || blobLength > length - BlobHeadSize)
        {
            blobs.Malformed("a slot names blocks that hold no package, or another one");
            return true;
        }

        if (!blobs.MayTake(length))
        {
            return false;
        }

        blobs.Add(blob.Slice(BlobHeadSize, (int)blobLength));
        return true;
    }
}
