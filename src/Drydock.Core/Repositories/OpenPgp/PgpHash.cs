using System.Security.Cryptography;

namespace Drydock.Core.Repositories.OpenPgp;

/// <summary>The hashes that signatures name by number: <see href="https://www.rfc-editor.org/rfc/rfc9580#section-9.5"/>.</summary>
internal static class PgpHash
{
    public const int Sha1 = 2;

    /// <summary>The name of a hash that may protect data; null for those that are broken or unknown.</summary>
    public static HashAlgorithmName? Strong(int id) => id switch
    {
        8 => HashAlgorithmName.SHA256,
        9 => HashAlgorithmName.SHA384,
        10 => HashAlgorithmName.SHA512,
        _ => null,
    };

    /// <summary>
    /// SHA-1 too, for what a key says of itself: keys of distributions still carry such signatures, and a forger would need the owner of the key to sign a
    /// name that the forger made up.
    /// </summary>
    public static HashAlgorithmName? ForOwnKey(int id) => id == Sha1 ? HashAlgorithmName.SHA1 : Strong(id);

    public static string NameOf(int id) => id switch
    {
        1 => "MD5",
        Sha1 => "SHA-1",
        3 => "RIPEMD-160",
        8 => "SHA-256",
        9 => "SHA-384",
        10 => "SHA-512",
        11 => "SHA-224",
        _ => $"number {id}",
    };
}
