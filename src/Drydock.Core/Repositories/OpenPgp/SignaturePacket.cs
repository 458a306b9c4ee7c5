using System.Buffers.Binary;

namespace Drydock.Core.Repositories.OpenPgp;

/// <summary>
/// A signature, version 4, or version 3 as rpm still writes it: <see href="https://www.rfc-editor.org/rfc/rfc9580#section-5.2"/>.
/// <code>
///   v4: 4 | type | algorithm | hash | length 2, hashed subpackets | length 2, other subpackets | left 2 | numbers
///   v3: 3 | 5    | type | time 4 | key id 8 | algorithm | hash                                 | left 2 | numbers
/// </code>
/// </summary>
internal sealed class SignaturePacket
{
    public required int Version { get; init; }

    public required SignatureType Type { get; init; }

    public required KeyAlgorithm Algorithm { get; init; }

    public required int Hash { get; init; }

    /// <summary>What is hashed after that which is signed.</summary>
    public required byte[] Trailer { get; init; }

    public required Subpackets Told { get; init; }

    /// <summary>The first two bytes of the hash.</summary>
    public required ushort Left { get; init; }

    public required ReadOnlyMemory<byte> Numbers { get; init; }

    public DateTimeOffset Created => Told.Created;

    public bool IsExpired(DateTimeOffset now) => Told.SignatureLifetime is { } lifetime && Created + lifetime <= now;

    /// <param name="depth">Signatures inside signatures so far: a binding of a subkey holds one, and that holds none.</param>
    public static SignaturePacket Read(ReadOnlyMemory<byte> body, int depth = 0)
    {
        var reader = new PgpReader(body);
        return reader.Byte() switch
        {
            4 => ReadFour(body, ref reader, depth),
            3 => ReadThree(ref reader),
            var version => throw new PgpFormatException($"a signature has version {version}, and only version 4 is supported"),
        };
    }

    private static SignaturePacket ReadFour(ReadOnlyMemory<byte> body, ref PgpReader reader, int depth)
    {
        var type = (SignatureType)reader.Byte();
        var algorithm = (KeyAlgorithm)reader.Byte();
        var hash = reader.Byte();
        var hashed = reader.Take(reader.UInt16());
        var told = new Subpackets();
        told.Read(hashed, isHashed: true, depth);
        told.Read(reader.Take(reader.UInt16()), isHashed: false, depth);
        if (told.Created == default)
        {
            throw new PgpFormatException("a signature does not say when it was made");
        }

        // 4, 0xFF and the length of what is hashed of the signature itself
        var length = 6 + hashed.Length;
        var trailer = new byte[length + 6];
        body.Span[..length].CopyTo(trailer);
        (trailer[length], trailer[length + 1]) = (4, 0xFF);
        BinaryPrimitives.WriteInt32BigEndian(trailer.AsSpan(length + 2), length);
        return new SignaturePacket { Version = 4, Type = type, Algorithm = algorithm, Hash = hash, Trailer = trailer, Told = told, Left = reader.UInt16(), Numbers = reader.Rest };
    }

    private static SignaturePacket ReadThree(ref PgpReader reader)
    {
        var hashed = reader.Take(reader.Byte());
        if (hashed.Length != 5)
        {
            throw new PgpFormatException("a signature of version 3 is damaged");
        }

        var inside = new PgpReader(hashed);
        var type = (SignatureType)inside.Byte();
        var told = new Subpackets { Created = inside.Time(), Issuer = BinaryPrimitives.ReadUInt64BigEndian(reader.Take(8).Span) };
        var algorithm = (KeyAlgorithm)reader.Byte();
        var hash = reader.Byte();
        return new SignaturePacket { Version = 3, Type = type, Algorithm = algorithm, Hash = hash, Trailer = hashed.ToArray(), Told = told, Left = reader.UInt16(), Numbers = reader.Rest };
    }
}
