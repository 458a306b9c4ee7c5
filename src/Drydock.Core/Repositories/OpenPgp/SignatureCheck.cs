using System.Security.Cryptography;

namespace Drydock.Core.Repositories.OpenPgp;

/// <summary>Hashes what a signature is about, its own words last, and asks whether the key made it: <see href="https://www.rfc-editor.org/rfc/rfc9580#section-5.2.4"/>.</summary>
internal static class SignatureCheck
{
    /// <exception cref="PgpFormatException">The numbers of the key or of the signature are cut short.</exception>
    /// <exception cref="UnsupportedKeyException"/>
    public static bool Holds(KeyPacket key, SignaturePacket signature, HashAlgorithmName hashName, params ReadOnlySpan<ReadOnlyMemory<byte>> signed)
    {
        if (signature.Algorithm != key.Algorithm && !(IsRsa(signature.Algorithm) && IsRsa(key.Algorithm)))
        {
            return false;
        }

        using var hash = IncrementalHash.CreateHash(hashName);
        foreach (var part in signed)
        {
            hash.AppendData(part.Span);
        }

        hash.AppendData(signature.Trailer);
        var digest = hash.GetHashAndReset();
        return (digest[0] << 8 | digest[1]) == signature.Left && SignatureMath.Holds(key, signature, digest, hashName);
    }

    /// <summary>What a key says of itself or of its parts; anything that cannot be checked does not hold.</summary>
    public static bool HoldsForOwnKey(KeyPacket key, SignaturePacket signature, params ReadOnlySpan<ReadOnlyMemory<byte>> signed)
    {
        try
        {
            return signature.Version == 4 && PgpHash.ForOwnKey(signature.Hash) is { } name && Holds(key, signature, name, signed);
        }
        catch (Exception e) when (e is PgpFormatException or UnsupportedKeyException)
        {
            return false;
        }
    }

    private static bool IsRsa(KeyAlgorithm algorithm) => algorithm is KeyAlgorithm.Rsa or KeyAlgorithm.RsaSignOnly;
}
