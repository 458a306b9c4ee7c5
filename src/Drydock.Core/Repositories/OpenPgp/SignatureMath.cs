using System.Security.Cryptography;

namespace Drydock.Core.Repositories.OpenPgp;

/// <summary>Whether the numbers of a signature belong to a hash and a key; what they stand for is not its concern.</summary>
internal static class SignatureMath
{
    private const int MinRsaBits = 2048;
    private const int MaxRsaBytes = 2048;
    private const int MaxExponentBytes = 8;

    private static readonly byte[] Ed25519Curve = [0x2B, 0x06, 0x01, 0x04, 0x01, 0xDA, 0x47, 0x0F, 0x01];

    private static readonly (byte[] Id, ECCurve Curve, int Bytes)[] Curves =
    [
        ([0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07], ECCurve.NamedCurves.nistP256, 32),
        ([0x2B, 0x81, 0x04, 0x00, 0x22], ECCurve.NamedCurves.nistP384, 48),
        ([0x2B, 0x81, 0x04, 0x00, 0x23], ECCurve.NamedCurves.nistP521, 66),
    ];

    /// <exception cref="PgpFormatException">The numbers of the key or of the signature are cut short.</exception>
    /// <exception cref="UnsupportedKeyException"/>
    public static bool Holds(KeyPacket key, SignaturePacket signature, byte[] hash, HashAlgorithmName hashName) => key.Algorithm switch
    {
        KeyAlgorithm.Rsa or KeyAlgorithm.RsaSignOnly => HoldsRsa(key, signature, hash, hashName),
        KeyAlgorithm.EdDsaLegacy => HoldsEdDsa(key, signature, hash),
        KeyAlgorithm.Ed25519 => HoldsEd25519(key, signature, hash),
        KeyAlgorithm.Ecdsa => HoldsEcdsa(key, signature, hash),
        KeyAlgorithm.Dsa => throw new UnsupportedKeyException("its key uses DSA, which is not supported"),
        _ => throw new UnsupportedKeyException($"its key uses algorithm {(int)key.Algorithm}, which is not supported"),
    };

    private static bool HoldsRsa(KeyPacket key, SignaturePacket signature, byte[] hash, HashAlgorithmName hashName)
    {
        var material = new PgpReader(key.Material);
        var (modulus, exponent) = (material.Number(), material.Number());
        var bits = modulus.Length * 8 - (modulus.IsEmpty ? 0 : byte.LeadingZeroCount(modulus.Span[0]));
        if (bits < MinRsaBits || modulus.Length > MaxRsaBytes || exponent.Length is 0 or > MaxExponentBytes)
        {
            throw new UnsupportedKeyException(bits < MinRsaBits ? $"its key is RSA with {bits} bits, fewer than {MinRsaBits}" : "its key has numbers of unusual size");
        }

        var number = new PgpReader(signature.Numbers).Number();
        if (number.Length > modulus.Length)
        {
            return false;
        }

        return Guarded(() =>
        {
            using var rsa = RSA.Create(new RSAParameters { Modulus = modulus.ToArray(), Exponent = exponent.ToArray() });
            return rsa.VerifyHash(hash, Padded(number, modulus.Length), hashName, RSASignaturePadding.Pkcs1);
        });
    }

    /// <summary>A curve by its name, then the point with 0x40 before it; R and S are numbers: <see href="https://www.rfc-editor.org/rfc/rfc9580#section-5.2.3.3"/>.</summary>
    private static bool HoldsEdDsa(KeyPacket key, SignaturePacket signature, byte[] hash)
    {
        var material = new PgpReader(key.Material);
        if (!material.Take(material.Byte()).Span.SequenceEqual(Ed25519Curve))
        {
            throw new UnsupportedKeyException("its key is on a curve that is not supported");
        }

        var point = material.Number();
        var numbers = new PgpReader(signature.Numbers);
        var (r, s) = (numbers.Number(), numbers.Number());
        return point is { Length: 33 } && point.Span[0] == 0x40 && r.Length <= 32 && s.Length <= 32
            && LibCrypto.VerifyEd25519(point.Span[1..], hash, [.. Padded(r, 32), .. Padded(s, 32)]);
    }

    private static bool HoldsEd25519(KeyPacket key, SignaturePacket signature, byte[] hash) =>
        key.Material.Length == 32 && signature.Numbers.Length == 64 && LibCrypto.VerifyEd25519(key.Material.Span, hash, signature.Numbers.Span);

    private static bool HoldsEcdsa(KeyPacket key, SignaturePacket signature, byte[] hash)
    {
        var material = new PgpReader(key.Material);
        var id = material.Take(material.Byte());
        var (_, curve, size) = Array.Find(Curves, c => id.Span.SequenceEqual(c.Id));
        if (size == 0)
        {
            throw new UnsupportedKeyException("its key is on a curve that is not supported");
        }

        var point = material.Number().ToArray();
        var numbers = new PgpReader(signature.Numbers);
        var (r, s) = (numbers.Number(), numbers.Number());
        if (point.Length != 1 + (size * 2) || point[0] != 4 || r.Length > size || s.Length > size)
        {
            return false;
        }

        return Guarded(() =>
        {
            using var ecdsa = ECDsa.Create(new ECParameters { Curve = curve, Q = new ECPoint { X = point[1..(1 + size)], Y = point[(1 + size)..] } });
            byte[] pair = [.. Padded(r, size), .. Padded(s, size)];
            return ecdsa.VerifyHash(hash, pair);
        });
    }

    /// <summary>Numbers that make no key are a signature that does not hold.</summary>
    private static bool Guarded(Func<bool> holds)
    {
        try
        {
            return holds();
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static byte[] Padded(ReadOnlyMemory<byte> number, int length)
    {
        var padded = new byte[length];
        number.Span.CopyTo(padded.AsSpan(length - number.Length));
        return padded;
    }
}
