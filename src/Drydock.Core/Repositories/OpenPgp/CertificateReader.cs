namespace Drydock.Core.Repositories.OpenPgp;

/// <summary>Puts the packets of a keyring together to certificates: <see href="https://www.rfc-editor.org/rfc/rfc9580#section-10.1"/>.</summary>
internal sealed class CertificateReader(List<string> problems)
{
    private const int MaxUserIdBytes = 2048;
    private const int MaxParts = 1024;

    private readonly List<Certificate> certificates = [];
    private Certificate? current;

    /// <summary>Where a signature belongs; null after something that we pass over, with its signatures.</summary>
    private List<SignaturePacket>? signatures;

    public static List<Certificate> Read(ReadOnlyMemory<byte> packets, List<string> problems)
    {
        var reader = new CertificateReader(problems);
        foreach (var packet in PgpPacket.ReadAll(packets))
        {
            reader.Take(packet);
        }

        return reader.certificates;
    }

    private void Take(PgpPacket packet)
    {
        switch (packet.Tag)
        {
            case PacketTag.PublicKey:
                StartKey(packet.Body);
                break;
            case PacketTag.SecretKey:
                throw new PgpFormatException("it holds a secret key");
            case PacketTag.UserId:
                signatures = current is { UserIds.Count: < MaxParts } && packet.Body.Length <= MaxUserIdBytes ? current.UserIdOf(packet.Body).Signatures : null;
                break;
            case PacketTag.PublicSubkey:
                signatures = current is { Subkeys.Count: < MaxParts } && TryReadKey(packet.Body) is { } subkey ? current.SubkeyOf(subkey).Signatures : null;
                break;
            case PacketTag.Signature:
                TakeSignature(packet.Body);
                break;
            case PacketTag.Trust or PacketTag.Marker or PacketTag.Padding:
                break;
            default:
                signatures = null;
                break;
        }
    }

    private void StartKey(ReadOnlyMemory<byte> body)
    {
        current = TryReadKey(body) is { } key ? new Certificate(key) : null;
        signatures = current?.Signatures;
        if (current is not null)
        {
            certificates.Add(current);
        }
    }

    private KeyPacket? TryReadKey(ReadOnlyMemory<byte> body)
    {
        try
        {
            return KeyPacket.Read(body);
        }
        catch (PgpFormatException e)
        {
            problems.Add(e.Message);
            return null;
        }
    }

    /// <summary>Most signatures on a key are of other people, in every version there ever was: one that cannot be read counts for nothing.</summary>
    private void TakeSignature(ReadOnlyMemory<byte> body)
    {
        if (signatures is null)
        {
            return;
        }

        try
        {
            var signature = SignaturePacket.Read(body);

            // Certifications by others are of no use here; a revocation may come from a key that was named for it.
            if (signature.Told.Issuer == 0 || signature.Told.Issuer == current!.Primary.KeyId || signature.Type == SignatureType.KeyRevocation)
            {
                signatures.Add(signature);
            }
        }
        catch (PgpFormatException)
        {
            // Nobody relies on it.
        }
    }
}
