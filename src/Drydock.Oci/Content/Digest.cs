using System.Security.Cryptography;

namespace Drydock.Oci.Content;

/// <summary>
/// The name of stored bytes: an algorithm and a lower-case hex hash, <c>sha256:…</c> or <c>sha512:…</c>.
/// <see href="https://github.com/opencontainers/image-spec/blob/v1.1.0/descriptor.md#digests"/>
/// </summary>
/// <remarks>Only registered algorithms are accepted, and only hex: a digest is safe as a file name.</remarks>
public readonly record struct Digest
{
    private Digest(string algorithm, string hex)
    {
        Algorithm = algorithm;
        Hex = hex;
    }

    /// <summary><c>sha256</c> or <c>sha512</c>.</summary>
    public string Algorithm { get; }

    /// <summary>64 or 128 lower-case hex digits.</summary>
    public string Hex { get; }

    public HashAlgorithmName HashName => Algorithm == "sha512" ? HashAlgorithmName.SHA512 : HashAlgorithmName.SHA256;

    public static bool TryParse(string? text, out Digest digest)
    {
        digest = default;
        var colon = text?.IndexOf(':') ?? -1;
        if (colon < 0)
        {
            return false;
        }

        var (algorithm, hex) = (text![..colon], text[(colon + 1)..]);
        var length = algorithm switch { "sha256" => 64, "sha512" => 128, _ => -1 };
        if (hex.Length != length || hex.AsSpan().ContainsAnyExcept("0123456789abcdef"))
        {
            return false;
        }

        digest = new Digest(algorithm, hex);
        return true;
    }

    /// <exception cref="DrydockException"><see cref="ErrorCodes.Malformed"/></exception>
    public static Digest Parse(string? text) => TryParse(text, out var digest)
        ? digest
        : throw new DrydockException(ErrorCodes.Malformed, $"Reading the digest '{Shorten(text)}' failed: it is not sha256 or sha512 with lower-case hex digits.");

    public static Digest OfHash(HashAlgorithmName algorithm, ReadOnlySpan<byte> hash) =>
        new(algorithm == HashAlgorithmName.SHA512 ? "sha512" : "sha256", Convert.ToHexStringLower(hash));

    public static Digest Sha256(ReadOnlySpan<byte> content) => OfHash(HashAlgorithmName.SHA256, SHA256.HashData(content));

    public override string ToString() => $"{Algorithm}:{Hex}";

    private static string Shorten(string? text) => text is { Length: > 80 } ? text[..80] + "…" : text ?? "";
}
