using System.Buffers.Binary;
using System.Collections.Immutable;
using Drydock.Core.Advisories.Storage;
using Drydock.Oci.Content;

namespace Drydock.Core.Advisories.Snapshots;

/// <summary>
/// A whole database in one piece of memory, as the program carries it:
/// <code>
///   magic      8 bytes, "DRYDSNP1"
///   manifest   int32 length (little-endian), then the manifest as JSON
///   shards     one after the other, in the order in which the manifest names them first
/// </code>
/// </summary>
internal static class SnapshotFile
{
    private const int HeaderLength = 12;

    private static ReadOnlySpan<byte> Magic => "DRYDSNP1"u8;

    public static byte[] Write(DatabaseManifest manifest, Func<ShardInfo, byte[]> read)
    {
        var json = ManifestJson.Write(manifest);
        using var file = new MemoryStream();
        file.Write(Magic);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, json.Length);
        file.Write(length);
        file.Write(json);
        foreach (var shard in manifest.Shards.DistinctBy(s => s.Digest))
        {
            file.Write(read(shard));
        }

        return file.ToArray();
    }

    /// <param name="where">What is read, for messages.</param>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.DatabaseDamaged"/></exception>
    public static (DatabaseManifest Manifest, ImmutableDictionary<Digest, ReadOnlyMemory<byte>> Shards) Read(ReadOnlyMemory<byte> bytes, string where)
    {
        if (bytes.Length < HeaderLength || !bytes.Span.StartsWith(Magic) || BinaryPrimitives.ReadInt32LittleEndian(bytes.Span[8..]) is var length && (length < 0 || length > bytes.Length - HeaderLength))
        {
            throw Damaged(where);
        }

        var manifest = ManifestJson.Read(bytes.Slice(HeaderLength, length), where);
        var shards = ImmutableDictionary.CreateBuilder<Digest, ReadOnlyMemory<byte>>();
        var rest = bytes[(HeaderLength + length)..];
        foreach (var shard in manifest.Shards.DistinctBy(s => s.Digest))
        {
            if (shard.Size < 0 || shard.Size > rest.Length)
            {
                throw Damaged(where);
            }

            shards[shard.Digest] = rest[..(int)shard.Size];
            rest = rest[(int)shard.Size..];
        }

        return (manifest, shards.ToImmutable());
    }

    private static DrydockException Damaged(string where) => new(ErrorCodes.DatabaseDamaged, $"Opening {where} failed: it is not whole.", "Install Drydock again.");
}
