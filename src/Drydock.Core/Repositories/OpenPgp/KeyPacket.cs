using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Drydock.Core.Repositories.OpenPgp;

/// <summary>A public key or subkey, version 4: <see href="https://www.rfc-editor.org/rfc/rfc9580#section-5.5.2.2"/>.</summary>
internal sealed class KeyPacket
{
    private const int MaxBytes = ushort.MaxValue;

    private KeyPacket(ReadOnlyMemory<byte> body)
    {
        if (body.Length > MaxBytes)
        {
            throw new PgpFormatException($"a key is longer than {MaxBytes} bytes");
        }

        var reader = new PgpReader(body);
        var version = reader.Byte();
        if (version != 4)
        {
            throw new PgpFormatException($"a key has version {version}, and only version 4 is supported");
        }

        Body = body;
        Created = reader.Time();
        Algorithm = (KeyAlgorithm)reader.Byte();
        Material = reader.Rest;
#pragma warning disable RS0030 // Do not use banned APIs: the fingerprint of a version 4 key is SHA-1 by specification, a name for a key that is at hand
        var hash = SHA1.HashData(Prefixed());
#pragma warning restore RS0030
        Fingerprint = Convert.ToHexString(hash);
        KeyId = BinaryPrimitives.ReadUInt64BigEndian(hash.AsSpan(12));
    }

    public ReadOnlyMemory<byte> Body { get; }

    public DateTimeOffset Created { get; }

    public KeyAlgorithm Algorithm { get; }

    /// <summary>The numbers that make the key, as its algorithm writes them.</summary>
    public ReadOnlyMemory<byte> Material { get; }

    /// <summary>Forty upper case hexadecimal digits.</summary>
    public string Fingerprint { get; }

    public ulong KeyId { get; }

    public static KeyPacket Read(ReadOnlyMemory<byte> body) => new(body);

    /// <summary>As it is hashed, for its fingerprint and in signatures over it.</summary>
    public byte[] Prefixed()
    {
        var bytes = new byte[Body.Length + 3];
        bytes[0] = 0x99;
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(1), (ushort)Body.Length);
        Body.Span.CopyTo(bytes.AsSpan(3));
        return bytes;
    }
}
