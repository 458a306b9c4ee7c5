using Drydock.Oci.Content;

namespace Drydock.Core.Repositories.Rpm;

/// <summary>Digests as metadata writes them: the name of the algorithm apart from the hexadecimal digits.</summary>
internal static class RpmChecksum
{
    /// <exception cref="DrydockException"><see cref="ErrorCodes.Untrusted"/>: the algorithm is too weak or unknown; <see cref="ErrorCodes.Malformed"/></exception>
    public static Digest Parse(string type, string hex, string what)
    {
        if (type is not ("sha256" or "sha512"))
        {
            throw new DrydockException(ErrorCodes.Untrusted, $"Verifying {what} failed: its digest is made with '{type}', which is too weak or unknown.", "Use a mirror whose metadata names SHA-256 digests.");
        }

        return Digest.TryParse($"{type}:{hex.ToLowerInvariant()}", out var digest) ? digest
            : throw new DrydockException(ErrorCodes.Malformed, $"Reading {what} failed: '{hex}' is no {type} digest.", "Check where it comes from.");
    }
}
