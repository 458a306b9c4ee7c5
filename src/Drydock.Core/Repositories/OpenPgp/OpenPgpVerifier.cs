using Drydock.Oci.Content;

namespace Drydock.Core.Repositories.OpenPgp;

/// <summary>
/// Verifies OpenPGP signatures: version 4 keys with RSA from 2048 bits on, Ed25519 and ECDSA, hashes from SHA-256 on. There is no answer "no": what is not signed
/// by a key that is in the keyring, bound, not revoked, not expired and meant for signing is an error. <see href="https://www.rfc-editor.org/rfc/rfc9580"/>
/// </summary>
public static class OpenPgpVerifier
{
    private const string MissingHint = "Check where the content comes from. If you trust it, name the keyring that holds its key with --keyring.";

    /// <summary>Content with a signature in a file of its own, binary or armored.</summary>
    /// <param name="what">What is verified, for the message: "the release file '…'".</param>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.Untrusted"/>, <see cref="ErrorCodes.MissingLibrary"/></exception>
    public static VerifiedSignature VerifyDetached(ReadOnlyMemory<byte> data, ReadOnlyMemory<byte> signature, Keyring keys, TimeProvider clock, string what) =>
        Guarded(keys, what, () =>
        {
            var set = new SignatureSet(keys, clock.GetUtcNow());
            var text = new Lazy<ReadOnlyMemory<byte>>(() => CanonicalText.Of(data.Span));
            var good = set.Check(Armor.Open(signature, "SIGNATURE"), type => type == SignatureType.Binary ? data : type == SignatureType.Text ? text.Value : null);
            return good ?? throw Refused(set.Reasons, keys, what);
        });

    /// <summary>A text with its signature below it, in one file.</summary>
    /// <param name="what">What is verified, for the message: "the release file '…'".</param>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.Untrusted"/>, <see cref="ErrorCodes.MissingLibrary"/></exception>
    public static SignedText VerifyClearsigned(ReadOnlyMemory<byte> document, Keyring keys, TimeProvider clock, string what) =>
        Guarded(keys, what, () =>
        {
            var parts = ClearsignedDocument.Read(document.Span);
            var set = new SignatureSet(keys, clock.GetUtcNow());
            var good = set.Check(parts.Signatures, type => type == SignatureType.Text ? parts.Signed : null);
            return new SignedText(parts.Text, good ?? throw Refused(set.Reasons, keys, what));
        });

    private static T Guarded<T>(Keyring keys, string what, Func<T> verify)
    {
        try
        {
            return verify();
        }
        catch (PgpFormatException e)
        {
            throw Refused([e.Message], keys, what);
        }
    }

    private static DrydockException Refused(IReadOnlyList<string> reasons, Keyring keys, string what) => new(
        ErrorCodes.Untrusted,
        $"Verifying {what} failed: {string.Join("; ", reasons.Distinct(StringComparer.Ordinal).Concat(keys.IsEmpty ? ["the keyring holds no keys"] : Array.Empty<string>()))}.{string.Concat(keys.Problems.Take(3).Select(p => " " + p))}",
        MissingHint);
}
