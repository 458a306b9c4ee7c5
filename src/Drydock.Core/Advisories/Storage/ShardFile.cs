namespace Drydock.Core.Advisories.Storage;

/// <summary>
/// How a shard lies on disk. All numbers are little-endian.
/// <code>
///   magic      8 bytes, "DRYDKDB1"
///   index      int32 stored length, int32 plain length, 8 bytes of its SHA-256, then the index, Brotli
///   blocks     one after the other; Brotli, but for records, which are looked up one by one all over the file
///
///   index      number of blocks; for each: its first key, stored length, plain length, 8 bytes of its SHA-256
///   block      (stored as it is when both lengths are the same) entries in the order of their keys: bytes shared with the key before, rest of the key, value
/// </code>
/// The digest that names a shard covers all of it and is checked when it is fetched; each part is checked again before it is used.
/// </summary>
internal static class ShardFile
{
    public const int HeaderLength = 8 + 4 + 4 + ChecksumLength;
    public const int ChecksumLength = 8;

    /// <summary>No index and no block that we write comes near: more is damage, or a bomb.</summary>
    public const int MostPlainBytes = 64 << 20;

    public static ReadOnlySpan<byte> Magic => "DRYDKDB1"u8;

    /// <summary>Plain bytes of a block: small where single keys are looked up, large where much text compresses better.</summary>
    public static int BlockBytes(ShardKind kind) => kind switch
    {
        ShardKind.Records => 4 << 10,
        ShardKind.Texts => 64 << 10,
        _ => 16 << 10,
    };

    /// <summary>Whether blocks are compressed. A block of records holds the few bytes that are wanted and a hundred others: decompressing costs more than reading.</summary>
    public static bool IsCompressed(ShardKind kind) => kind != ShardKind.Records;

    public static void Checksum(ReadOnlySpan<byte> bytes, Span<byte> into)
    {
        Span<byte> hash = stackalloc byte[32];
        System.Security.Cryptography.SHA256.HashData(bytes, hash);
        hash[..ChecksumLength].CopyTo(into);
    }
}
