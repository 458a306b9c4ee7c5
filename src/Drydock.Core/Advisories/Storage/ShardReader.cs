using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Drydock.Core.Advisories.Storage;

/// <summary>Looks keys up in a shard: finds the block in the index, checks and decompresses it once, and walks it. Safe for several threads.</summary>
internal sealed class ShardReader : IDisposable
{
    private const int FirstBytes = 64 << 10;
    private const int UsualRatio = 32;
    private readonly ShardBytes bytes;
    private readonly byte[][] firstKeys;
    private readonly BlockPlace[] places;
    private readonly byte[]?[] loaded;

    private ShardReader(ShardBytes bytes, byte[][] firstKeys, BlockPlace[] places)
    {
        this.bytes = bytes;
        this.firstKeys = firstKeys;
        this.places = places;
        loaded = new byte[places.Length][];
    }

    /// <summary>Reads and checks the index. Owns <paramref name="bytes"/> from then on.</summary>
    /// <exception cref="InvalidDataException">It is no shard, or damaged.</exception>
    public static ShardReader Open(ShardBytes bytes)
    {
        Span<byte> header = stackalloc byte[ShardFile.HeaderLength];
        bytes.Read(0, header);
        if (!header.StartsWith(ShardFile.Magic))
        {
            throw new InvalidDataException("it does not begin as a shard does");
        }

        var stored = BinaryPrimitives.ReadInt32LittleEndian(header[8..]);
        var plain = BinaryPrimitives.ReadInt32LittleEndian(header[12..]);
        var index = Load(bytes, new BlockPlace(ShardFile.HeaderLength, stored, plain, BinaryPrimitives.ReadUInt64LittleEndian(header[16..])));
        return ReadIndex(bytes, index, ShardFile.HeaderLength + (long)stored);
    }

    /// <summary>The value of a key; empty when there is none.</summary>
    /// <exception cref="InvalidDataException">The block that would hold it is damaged.</exception>
    public ReadOnlySpan<byte> Find(string key)
    {
        Span<byte> buffer = stackalloc byte[256];
        var wanted = Encoding.UTF8.TryGetBytes(key, buffer, out var length) ? buffer[..length] : Encoding.UTF8.GetBytes(key);
        var block = BlockOf(wanted);
        return block < 0 ? default : Find(Block(block), wanted);
    }

    /// <summary>Every key with its value, in order.</summary>
    /// <exception cref="InvalidDataException">A block is damaged.</exception>
    public IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> All()
    {
        for (var i = 0; i < places.Length; i++)
        {
            foreach (var entry in Entries(Load(bytes, places[i])))
            {
                yield return entry;
            }
        }
    }

    public void Dispose() => bytes.Dispose();

    private static ShardReader ReadIndex(ShardBytes bytes, byte[] index, long offset)
    {
        var reader = new ByteReader(index);
        var count = reader.Count();
        var keys = new byte[count][];
        var places = new BlockPlace[count];
        for (var i = 0; i < count; i++)
        {
            keys[i] = reader.Bytes(reader.Count()).ToArray();
            var stored = reader.Length();
            places[i] = new BlockPlace(offset, stored, reader.Length(), BinaryPrimitives.ReadUInt64LittleEndian(reader.Bytes(ShardFile.ChecksumLength)));
            offset += stored;
        }

        return offset == bytes.Length ? new ShardReader(bytes, keys, places) : throw new InvalidDataException("it is not as long as its index says");
    }

    /// <summary>The last block whose first key is not behind the wanted one.</summary>
    private int BlockOf(ReadOnlySpan<byte> wanted)
    {
        var (low, high) = (0, firstKeys.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (wanted.SequenceCompareTo(firstKeys[middle]) < 0)
            {
                high = middle - 1;
            }
            else
            {
                low = middle + 1;
            }
        }

        return high;
    }

    /// <summary>Two threads may both load a block; they load the same.</summary>
    private byte[] Block(int index) => Volatile.Read(ref loaded[index]) ?? (loaded[index] = Load(bytes, places[index]));

    private static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> block, scoped ReadOnlySpan<byte> wanted)
    {
        var reader = new ByteReader(block);

        // How much of the wanted key the entry before agrees with: an entry that shares less with it than that is behind the wanted one.
        var matched = 0;
        while (!reader.IsAtEnd)
        {
            var shared = (int)reader.Number();
            var rest = reader.Bytes(reader.Count());
            var value = reader.Bytes(reader.Count());
            if (shared < matched)
            {
                return default;
            }

            if (shared > matched)
            {
                continue;
            }

            var common = wanted[matched..].CommonPrefixLength(rest);
            matched += common;
            if (common == rest.Length && matched == wanted.Length)
            {
                return value;
            }

            if (common < rest.Length && (matched == wanted.Length || rest[common] > wanted[matched]))
            {
                return default;
            }
        }

        return default;
    }

    private static List<KeyValuePair<string, ReadOnlyMemory<byte>>> Entries(byte[] block)
    {
        var entries = new List<KeyValuePair<string, ReadOnlyMemory<byte>>>();
        var reader = new ByteReader(block);
        byte[] key = [];
        while (!reader.IsAtEnd)
        {
            var shared = (int)reader.Number();
            var rest = reader.Bytes(reader.Count());
            if (shared > key.Length)
            {
                throw new InvalidDataException("a key shares more than there is");
            }

            key = [.. key.AsSpan(0, shared), .. rest];
            entries.Add(new(Encoding.UTF8.GetString(key), reader.Bytes(reader.Count()).ToArray()));
        }

        return entries;
    }

    private static byte[] Load(ShardBytes bytes, BlockPlace place)
    {
        if (place.Stored is < 0 or > ShardFile.MostPlainBytes || place.Plain is < 0 or > ShardFile.MostPlainBytes || place.Offset + place.Stored > bytes.Length)
        {
            throw new InvalidDataException("a part of it lies outside of the file");
        }

        var stored = GC.AllocateUninitializedArray<byte>(place.Stored);
        bytes.Read(place.Offset, stored);
        Span<byte> checksum = stackalloc byte[ShardFile.ChecksumLength];
        ShardFile.Checksum(stored, checksum);
        if (BinaryPrimitives.ReadUInt64LittleEndian(checksum) != place.Checksum)
        {
            throw new InvalidDataException("a part of it differs from its checksum");
        }

        if (place.Stored == place.Plain)
        {
            return stored;
        }

        return Decompress(stored, place.Plain) ?? throw new InvalidDataException("a part of it cannot be decompressed");
    }

    /// <summary>Room grows with what comes out: a length that is damaged costs nothing. Null when it is not what the length says.</summary>
    private static byte[]? Decompress(byte[] stored, int length)
    {
        var plain = GC.AllocateUninitializedArray<byte>((int)Math.Min(length, FirstBytes + ((long)stored.Length * UsualRatio)));
        var (taken, made) = (0, 0);
        using var decoder = new BrotliDecoder();
        while (true)
        {
            var status = decoder.Decompress(stored.AsSpan(taken), plain.AsSpan(made), out var consumed, out var written);
            (taken, made) = (taken + consumed, made + written);
            if (status != OperationStatus.DestinationTooSmall || plain.Length == length)
            {
                return status == OperationStatus.Done && made == length ? plain : null;
            }

            Array.Resize(ref plain, (int)Math.Min(length, plain.Length * 2L));
        }
    }

    private readonly record struct BlockPlace(long Offset, int Stored, int Plain, ulong Checksum);
}
