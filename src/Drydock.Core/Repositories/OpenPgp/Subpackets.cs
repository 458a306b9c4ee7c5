using System.Buffers.Binary;

namespace Drydock.Core.Repositories.OpenPgp;

/// <summary>
/// What a signature tells beside itself. Only the part that is signed counts, but for the name of the issuer, which is a hint, and a signature inside, which
/// stands for itself. <see href="https://www.rfc-editor.org/rfc/rfc9580#section-5.2.3.7"/>
/// </summary>
internal sealed class Subpackets
{
    private const int MaxDepth = 1;

    public DateTimeOffset Created { get; set; }

    /// <summary>From <see cref="Created"/> on; null for ever.</summary>
    public TimeSpan? SignatureLifetime { get; private set; }

    /// <summary>Of the key that is signed, from its creation on; null for ever.</summary>
    public TimeSpan? KeyLifetime { get; private set; }

    /// <summary>What the key may be used for; null when nothing is said.</summary>
    public int? KeyFlags { get; private set; }

    public bool IsPrimaryUserId { get; private set; }

    /// <summary>The key id of the issuer; 0 when it is not named.</summary>
    public ulong Issuer { get; set; }

    /// <summary>A key that may revoke the one that is signed: the last eight bytes of its fingerprint.</summary>
    public List<ulong> Revokers { get; } = [];

    public SignaturePacket? Embedded { get; private set; }

    /// <summary>The number of a subpacket that must be understood and is not.</summary>
    public int? UnknownCritical { get; private set; }

    public void Read(ReadOnlyMemory<byte> area, bool isHashed, int depth)
    {
        var reader = new PgpReader(area);
        while (!reader.IsAtEnd)
        {
            var body = new PgpReader(reader.Take(Length(ref reader)));
            var head = body.Byte();
            var type = (SubpacketType)(head & 0x7F);
            if ((head & 0x80) != 0 && !Enum.IsDefined(type))
            {
                UnknownCritical = (int)type;
            }

            if (isHashed)
            {
                TakeSigned(type, ref body);
            }

            TakeAny(type, ref body, depth);
        }
    }

    private void TakeSigned(SubpacketType type, ref PgpReader body)
    {
        switch (type)
        {
            case SubpacketType.CreationTime:
                Created = body.Time();
                break;
            case SubpacketType.SignatureExpiry:
                SignatureLifetime = Lifetime(ref body);
                break;
            case SubpacketType.KeyExpiry:
                KeyLifetime = Lifetime(ref body);
                break;
            case SubpacketType.KeyFlags:
                KeyFlags = body.IsAtEnd ? 0 : body.Byte();
                break;
            case SubpacketType.PrimaryUserId:
                IsPrimaryUserId = body.Byte() != 0;
                break;
            case SubpacketType.RevocationKey:
                body.Take(14);
                Revokers.Add(BinaryPrimitives.ReadUInt64BigEndian(body.Take(8).Span));
                break;
            default:
                break;
        }
    }

    private void TakeAny(SubpacketType type, ref PgpReader body, int depth)
    {
        switch (type)
        {
            case SubpacketType.Issuer when Issuer == 0:
                Issuer = BinaryPrimitives.ReadUInt64BigEndian(body.Take(8).Span);
                break;

            // The id of a version 4 key is the end of its fingerprint; keys of other versions are not at hand anyway.
            case SubpacketType.IssuerFingerprint when body.Byte() == 4:
                body.Take(12);
                Issuer = BinaryPrimitives.ReadUInt64BigEndian(body.Take(8).Span);
                break;
            case SubpacketType.EmbeddedSignature when depth < MaxDepth:
                Embedded = SignaturePacket.Read(body.Rest, depth + 1);
                break;
            default:
                break;
        }
    }

    private static TimeSpan? Lifetime(ref PgpReader body) => body.UInt32() is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : null;

    private static long Length(ref PgpReader reader) => reader.Byte() switch
    {
        < 192 and var one => one,
        < 255 and var one => ((one - 192) << 8) + reader.Byte() + 192,
        _ => reader.UInt32(),
    };
}
