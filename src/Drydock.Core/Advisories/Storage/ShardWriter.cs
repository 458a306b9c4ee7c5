using System.Buffers.Binary;
using System.IO.Compression;

namespace Drydock.Core.Advisories.Storage;

/// <summary>Writes a sorted table. The same entries give the same bytes.</summary>
internal sealed class ShardWriter
{
    /// <summary>Beyond 5 Brotli gains little on blocks of this size and takes several times as long.</summary>
    private const int Quality = 5;
    private const int Window = 18;
    private readonly ShardKind kind;
    private readonly ByteWriter index = new(4096);
    private readonly ByteWriter block = new(128 << 10);
    private readonly ByteWriter blocks = new(64 << 10);
    private byte[] firstKey = [];
    private byte[] lastKey = [];
    private int blockCount;

    private ShardWriter(ShardKind kind) => this.kind = kind;

    /// <param name="entries">How many keys there were.</param>
    /// <returns>The whole file.</returns>
    public static byte[] Write(ShardKind kind, IEnumerable<KeyValuePair<byte[], byte[]>> sorted, out int entries)
    {
        var writer = new ShardWriter(kind);
        entries = 0;
        foreach (var (key, value) in sorted)
        {
            writer.Add(key, value);
            entries++;
        }

        return writer.Finish();
    }

    private void Add(byte[] key, byte[] value)
    {
        if (block.Length > 0 && block.Length + value.Length > ShardFile.BlockBytes(kind))
        {
            EndBlock();
        }

        if (block.Length == 0)
        {
            (firstKey, lastKey) = (key, []);
        }

        var shared = lastKey.AsSpan().CommonPrefixLength(key);
        block.Number((uint)shared);
        block.Number((uint)(key.Length - shared));
        block.Bytes(key.AsSpan(shared));
        block.Number((uint)value.Length);
        block.Bytes(value);
        lastKey = key;
    }

    private void EndBlock()
    {
        var stored = Store(block.Written);
        index.Number((uint)firstKey.Length);
        index.Bytes(firstKey);
        index.Number((uint)stored.Length);
        index.Number((uint)block.Length);
        index.Bytes(ChecksumOf(stored));
        blocks.Bytes(stored);
        block.Clear();
        blockCount++;
    }

    private byte[] Finish()
    {
        if (block.Length > 0)
        {
            EndBlock();
        }

        var plain = new ByteWriter(index.Length + 8);
        plain.Number((uint)blockCount);
        plain.Bytes(index.Written);
        var stored = Compress(plain.Written);
        stored = stored.Length < plain.Length ? stored : plain.Written.ToArray();
        var file = new byte[ShardFile.HeaderLength + stored.Length + blocks.Length];
        ShardFile.Magic.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(8), stored.Length);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(12), plain.Length);
        ChecksumOf(stored).CopyTo(file.AsSpan(16));
        stored.CopyTo(file.AsSpan(ShardFile.HeaderLength));
        blocks.Written.CopyTo(file.AsSpan(ShardFile.HeaderLength + stored.Length));
        return file;
    }

    /// <summary>What does not become smaller stays as it is, which its lengths say.</summary>
    private byte[] Store(ReadOnlySpan<byte> plain) => ShardFile.IsCompressed(kind) && Compress(plain) is var stored && stored.Length < plain.Length ? stored : plain.ToArray();

    private static byte[] ChecksumOf(ReadOnlySpan<byte> bytes)
    {
        var checksum = new byte[ShardFile.ChecksumLength];
        ShardFile.Checksum(bytes, checksum);
        return checksum;
    }

    private static byte[] Compress(ReadOnlySpan<byte> plain)
    {
        var buffer = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        return BrotliEncoder.TryCompress(plain, buffer, out var length, Quality, Window)
            ? buffer.AsSpan(0, length).ToArray()
            : throw new InvalidOperationException("Brotli wrote more than it says it can");
    }
}
