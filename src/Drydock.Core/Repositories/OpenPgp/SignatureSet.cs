using System.Security.Cryptography;

namespace Drydock.Core.Repositories.OpenPgp;

/// <summary>The signatures that came with one piece of content, and what was against those that do not count.</summary>
/// <remarks>One that is good is enough, as for apt: a release is signed with the old key and the new one. But one that a known key did not make spoils all.</remarks>
internal sealed class SignatureSet(Keyring keys, DateTimeOffset now)
{
    private const int MaxSignatures = 64;

    private readonly List<string> reasons = [];
    private VerifiedSignature? good;

    /// <summary>What is against the signatures, for the message; each a sentence without its end.</summary>
    public IReadOnlyList<string> Reasons => reasons;

    /// <summary>The first good signature; null when there is none.</summary>
    /// <param name="packets">Signatures, and nothing else.</param>
    /// <param name="content">What a signature of that type is about; null when it must not be of that type.</param>
    /// <exception cref="PgpFormatException">It is no signature, or one that a known key did not make over this content.</exception>
    public VerifiedSignature? Check(ReadOnlyMemory<byte> packets, Func<SignatureType, ReadOnlyMemory<byte>?> content)
    {
        var all = PgpPacket.ReadAll(packets).FindAll(p => p.Tag is not (PacketTag.Marker or PacketTag.Padding));
        if (all.Count is 0 or > MaxSignatures || all.Exists(p => p.Tag != PacketTag.Signature))
        {
            throw new PgpFormatException(all.Count == 0 ? "there is no signature" : all.Count > MaxSignatures ? $"there are more than {MaxSignatures} signatures" : "the signature holds something else");
        }

        foreach (var packet in all)
        {
            if (TryRead(packet.Body) is { } signature)
            {
                Check(signature, content(signature.Type));
            }
        }

        return good;
    }

    private SignaturePacket? TryRead(ReadOnlyMemory<byte> body)
    {
        try
        {
            return SignaturePacket.Read(body);
        }
        catch (PgpFormatException e)
        {
            reasons.Add(e.Message);
            return null;
        }
    }

    private void Check(SignaturePacket signature, ReadOnlyMemory<byte>? content)
    {
        var id = signature.Told.Issuer;
        if (content is null)
        {
            reasons.Add($"the signature by the key {id:X16} is of type 0x{(int)signature.Type:x2}, which is not made for this");
        }
        else if (signature.Told.UnknownCritical is { } unknown)
        {
            reasons.Add($"the signature by the key {id:X16} says something that must be understood and is not (subpacket {unknown})");
        }
        else if (PgpHash.Strong(signature.Hash) is not { } hashName)
        {
            reasons.Add($"the signature by the key {id:X16} uses the hash {PgpHash.NameOf(signature.Hash)}, which is too weak or unknown");
        }
        else
        {
            CheckKeys(signature, [.. keys.Find(id)], hashName, content.Value);
        }
    }

    private void CheckKeys(SignaturePacket signature, List<(Certificate Certificate, KeyPacket Key)> candidates, HashAlgorithmName hashName, ReadOnlyMemory<byte> content)
    {
        var id = signature.Told.Issuer;
        if (candidates.Count == 0)
        {
            reasons.Add(id == 0 ? "the signature does not name its key" : $"the key {id:X16} that signed it is not in the keyring");
            return;
        }

        try
        {
            var (certificate, key) = candidates.Find(c => SignatureCheck.Holds(c.Key, signature, hashName, content));
            if (key is null)
            {
                throw new PgpFormatException($"the signature by the key {id:X16} does not fit: the content was changed after it was signed");
            }

            var judge = new KeyJudge(certificate, now);
            var reason = ReasonAgainst(signature, key, judge);
            if (reason is not null)
            {
                reasons.Add(reason);
                return;
            }

            good ??= new VerifiedSignature(certificate.Primary.Fingerprint, key.Fingerprint, signature.Created, judge.UserId);
        }
        catch (UnsupportedKeyException e)
        {
            reasons.Add($"the signature by the key {id:X16} cannot be checked: {e.Message}");
        }
    }

    private string? ReasonAgainst(SignaturePacket signature, KeyPacket key, KeyJudge judge) =>
        signature.Created > now ? $"the signature by the key {key.KeyId:X16} is from the future ({signature.Created:yyyy-MM-dd HH:mm} UTC): is the clock right?"
        : signature.Created < key.Created ? $"the signature by the key {key.KeyId:X16} is older than the key"
        : signature.IsExpired(now) ? $"the signature by the key {key.KeyId:X16} has expired"
        : judge.ReasonAgainst(key) is { } reason ? $"the key {key.KeyId:X16} that signed it {reason}"
        : null;
}
