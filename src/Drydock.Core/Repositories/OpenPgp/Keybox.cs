using System.Buffers;
using System.Buffers.Binary;

namespace Drydock.Core.Repositories.OpenPgp;

/// <summary>
/// The keyring format of GnuPG 2: blobs with their length in front, and in those of type 2 the place of the packets.
/// <see href="https://github.com/gpg/gnupg/blob/gnupg-2.4.5/kbx/keybox-blob.c"/>
/// </summary>
internal static class Keybox
{
    private const int HeadLength = 16;
    private const byte OpenPgpBlob = 2;

    public static bool IsKeybox(ReadOnlySpan<byte> file) => file.Length > 12 && file[4] == 1 && file[8..12].SequenceEqual("KBXf"u8);

    /// <summary>The packets of all OpenPGP keys in it.</summary>
    public static ReadOnlyMemory<byte> Packets(ReadOnlySpan<byte> file)
    {
        var packets = new ArrayBufferWriter<byte>();
        while (file.Length >= HeadLength)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file);
            if (length < HeadLength || length > file.Length)
            {
                throw new PgpFormatException("a blob of the keybox is longer than the file");
            }

            var blob = file[..(int)length];
            file = file[(int)length..];
            if (blob[4] == OpenPgpBlob)
            {
                var (start, size) = (BinaryPrimitives.ReadUInt32BigEndian(blob[8..]), BinaryPrimitives.ReadUInt32BigEndian(blob[12..]));
                packets.Write((long)start + size <= length ? blob.Slice((int)start, (int)size) : throw new PgpFormatException("a key of the keybox lies outside its blob"));
            }
        }

        return packets.WrittenMemory;
    }
}
