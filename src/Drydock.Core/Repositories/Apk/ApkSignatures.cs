using System.Security.Cryptography;
using Drydock.Oci.Content;
using Drydock.Oci.Layers;

namespace Drydock.Core.Repositories.Apk;

/// <summary>
/// Verifies what the first gzip stream of an apk file holds: a tar with signatures over bytes that follow it, each named for its hash and its key.
/// <see href="https://wiki.alpinelinux.org/wiki/Apk_spec#Signatures"/>
/// </summary>
internal static class ApkSignatures
{
    private const int MaxSignatureBytes = 4096;

    /// <summary>
    /// Alpine signs with SHA-1 to this day, and refusing it would refuse Alpine. A forger would have to find a second text for a hash that is already signed,
    /// which nobody can; two texts of one hash are of use only to who has a builder of the distribution sign one of them.
    /// </summary>
    private static readonly (string Prefix, HashAlgorithmName Hash)[] Kinds =
    [
        (".SIGN.RSA.", HashAlgorithmName.SHA1),
        (".SIGN.RSA256.", HashAlgorithmName.SHA256),
        (".SIGN.RSA512.", HashAlgorithmName.SHA512),
    ];

    /// <summary>The name of the key that signed.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.Untrusted"/></exception>
    public static string Verify(byte[] signatures, ReadOnlySpan<byte> signed, ApkKeys keys, Limits limits, string what)
    {
        var missing = new List<string>();
        string? good = null;
        using var reader = ApkTar.Open(signatures, limits);
        while (reader.Read())
        {
            var name = reader.Entry.Path;
            var (prefix, hash) = Array.Find(Kinds, k => name.StartsWith(k.Prefix, StringComparison.Ordinal));
            if (prefix is null || reader.Entry.Type != EntryType.File || reader.Entry.Size > MaxSignatureBytes)
            {
                continue;
            }

            var key = name[prefix.Length..];
            if (!keys.Has(key))
            {
                missing.Add($"the key '{key}' that signed it is not among the keys");
            }
            else if (keys.Holds(key, signed, ApkTar.Content(reader), hash))
            {
                good ??= key;
            }
            else
            {
                throw Untrusted(what, $"the signature by the key '{key}' does not fit: it was changed after it was signed", keys);
            }
        }

        return good ?? throw Untrusted(what, missing.Count > 0 ? string.Join("; ", missing) : "it is not signed", keys);
    }

    private static DrydockException Untrusted(string what, string happened, ApkKeys keys) => new(
        ErrorCodes.Untrusted,
        $"Verifying {what} failed: {happened}.{string.Concat(keys.Problems.Take(3).Select(p => " " + p))}",
        "Check where it comes from. If you trust it, name the key it was signed with with --keyring.");
}
