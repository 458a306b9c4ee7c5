using System.Buffers.Binary;
using System.Text;

namespace Drydock.Core.Repositories.OpenPgp;

/// <summary>Says whether a key may sign now, by what its certificate says of itself: bound, not revoked, not expired, meant for signing.</summary>
/// <remarks>Where several signatures say it, the newest that holds counts: <see href="https://www.rfc-editor.org/rfc/rfc9580#section-5.2.3.10"/>.</remarks>
internal sealed class KeyJudge
{
    private const int MaySign = 0x02;
    private const int MaxTried = 64;

    private readonly Certificate certificate;
    private readonly DateTimeOffset now;
    private readonly byte[] primary;
    private readonly SignaturePacket? direct;
    private readonly List<(SignedUserId Name, SignaturePacket Signature)> names = [];

    public KeyJudge(Certificate certificate, DateTimeOffset now)
    {
        this.certificate = certificate;
        this.now = now;
        primary = certificate.Primary.Prefixed();
        direct = Newest(certificate.Signatures, t => t == SignatureType.DirectKey, primary);
        foreach (var name in certificate.UserIds.Take(MaxTried))
        {
            var signed = NameAsSigned(name.Content);
            var own = Newest(name.Signatures, t => t is >= SignatureType.GenericCertification and <= SignatureType.PositiveCertification, primary, signed);
            var revoked = Newest(name.Signatures, t => t == SignatureType.CertificationRevocation, primary, signed);
            if (own is not null && !own.IsExpired(now) && !(revoked?.Created >= own.Created))
            {
                names.Add((name, own));
            }
        }

        names = [.. names.OrderByDescending(n => n.Signature.Told.IsPrimaryUserId).ThenByDescending(n => n.Signature.Created)];
    }

    /// <summary>The owner's name; empty when there is none.</summary>
    public string UserId => names.Count == 0 ? "" : string.Concat(Encoding.UTF8.GetString(names[0].Name.Content.Span).Where(c => !char.IsControl(c)));

    /// <summary>Why the key must not be believed, to follow "the key … "; null when it may.</summary>
    public string? ReasonAgainst(KeyPacket key)
    {
        var own = direct is not null && !direct.IsExpired(now) ? direct : null;
        var newest = names.Select(n => n.Signature).MaxBy(s => s.Created);
        if (IsRevoked())
        {
            return "is revoked";
        }

        if (own is null && newest is null)
        {
            return "has no valid signature of its own that says what it is for";
        }

        if (Expired(certificate.Primary, own?.Told.KeyLifetime ?? newest?.Told.KeyLifetime) is { } expired)
        {
            return expired;
        }

        return key != certificate.Primary ? ReasonAgainstSubkey(certificate.SubkeyOf(key))
            : ((own?.Told.KeyFlags ?? newest?.Told.KeyFlags ?? MaySign) & MaySign) == 0 ? "is not meant for signing"
            : null;
    }

    private string? ReasonAgainstSubkey(SignedSubkey subkey)
    {
        var body = subkey.Key.Prefixed();
        if (Newest(subkey.Signatures, t => t == SignatureType.SubkeyRevocation, primary, body) is not null)
        {
            return "is revoked";
        }

        var binding = Newest(subkey.Signatures, t => t == SignatureType.SubkeyBinding, primary, body);
        if (binding is null)
        {
            return "is not bound to its primary key";
        }

        if (binding.IsExpired(now))
        {
            return "is bound to its primary key by a signature that has expired";
        }

        // Without the subkey's own word for it, anybody could bind the signing key of somebody else to his own primary key.
        var back = binding.Told.Embedded;
        return Expired(subkey.Key, binding.Told.KeyLifetime)
            ?? (((binding.Told.KeyFlags ?? 0) & MaySign) == 0 ? "is not meant for signing"
            : back is { Type: SignatureType.PrimaryKeyBinding, Told.UnknownCritical: null } && !back.IsExpired(now) && SignatureCheck.HoldsForOwnKey(subkey.Key, back, primary, body) ? null
            : "has not signed its binding to its primary key");
    }

    private bool IsRevoked()
    {
        if (Newest(certificate.Signatures, t => t == SignatureType.KeyRevocation, primary) is not null)
        {
            return true;
        }

        // The key of who was named to revoke is seldom at hand: when such a revocation is there, it is taken at its word.
        var revokers = names.Select(n => n.Signature).Append(direct).SelectMany(s => s?.Told.Revokers ?? []).ToHashSet();
        return certificate.Signatures.Exists(s => s.Type == SignatureType.KeyRevocation && revokers.Contains(s.Told.Issuer));
    }

    private string? Expired(KeyPacket key, TimeSpan? lifetime) =>
        lifetime is { } span && key.Created + span <= now ? $"expired on {key.Created + span:yyyy-MM-dd}" : null;

    /// <summary>The newest signature by the primary key that holds and is not from the future.</summary>
    private SignaturePacket? Newest(List<SignaturePacket> signatures, Func<SignatureType, bool> isWanted, params ReadOnlyMemory<byte>[] signed) =>
        signatures.Where(s => isWanted(s.Type) && s.Told.Issuer == certificate.Primary.KeyId && s.Created <= now)
            .Where(s => s.Told.UnknownCritical is null || IsRevocation(s.Type))
            .OrderByDescending(s => s.Created).Take(MaxTried)
            .FirstOrDefault(s => SignatureCheck.HoldsForOwnKey(certificate.Primary, s, signed));

    private static bool IsRevocation(SignatureType type) => type is SignatureType.KeyRevocation or SignatureType.SubkeyRevocation or SignatureType.CertificationRevocation;

    private static byte[] NameAsSigned(ReadOnlyMemory<byte> name)
    {
        var signed = new byte[name.Length + 5];
        signed[0] = 0xB4;
        BinaryPrimitives.WriteInt32BigEndian(signed.AsSpan(1), name.Length);
        name.Span.CopyTo(signed.AsSpan(5));
        return signed;
    }
}
