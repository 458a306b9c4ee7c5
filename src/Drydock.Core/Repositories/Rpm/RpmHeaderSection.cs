using System.Buffers.Binary;

namespace Drydock.Core.Repositories.Rpm;

/// <summary>
/// Where a header lies in a package file: <see href="https://rpm-software-management.github.io/rpm/manual/format_v4.html"/>.
/// <code>
///   lead 96 | magic 8, count 4, length 4, tags, values, padding to 8 | magic 8, count 4, length 4, tags, values | payload
///                         the signatures                                   the header, which is signed whole
/// </code>
/// </summary>
/// <param name="Whole">With its magic, as it is signed.</param>
/// <param name="Blob">Without, as <c>RpmHeader</c> and the database have it.</param>
internal sealed record RpmHeaderSection(ReadOnlyMemory<byte> Whole, ReadOnlyMemory<byte> Blob)
{
    private const int MagicBytes = 8;

    /// <exception cref="InvalidDataException">There is no header, or it is longer than the file or than <paramref name="limit"/>.</exception>
    public static RpmHeaderSection Read(ReadOnlyMemory<byte> bytes, long limit)
    {
        if (bytes.Length < MagicBytes + 8 || !bytes.Span.StartsWith((ReadOnlySpan<byte>)[0x8E, 0xAD, 0xE8, 0x01]))
        {
            throw new InvalidDataException("it has no header where one should be");
        }

        var length = 8 + (BinaryPrimitives.ReadUInt32BigEndian(bytes.Span[MagicBytes..]) * 16L) + BinaryPrimitives.ReadUInt32BigEndian(bytes.Span[(MagicBytes + 4)..]);
        return MagicBytes + length <= bytes.Length && length <= limit
            ? new RpmHeaderSection(bytes[..(int)(MagicBytes + length)], bytes.Slice(MagicBytes, (int)length))
            : throw new InvalidDataException("a header is cut short or too long");
    }
}
