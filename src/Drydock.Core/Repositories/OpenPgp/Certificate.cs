namespace Drydock.Core.Repositories.OpenPgp;

/// <summary>A primary key with its names, its subkeys and the signatures on each, as they were found: none of them is believed before <see cref="KeyJudge"/> checked it.</summary>
internal sealed class Certificate(KeyPacket primary)
{
    public KeyPacket Primary { get; } = primary;

    /// <summary>On the primary key itself.</summary>
    public List<SignaturePacket> Signatures { get; } = [];

    public List<SignedUserId> UserIds { get; } = [];

    public List<SignedSubkey> Subkeys { get; } = [];

    /// <summary>Takes over what another copy of the same key knows, its revocations above all.</summary>
    public void Add(Certificate copy)
    {
        Signatures.AddRange(copy.Signatures);
        foreach (var userId in copy.UserIds)
        {
            UserIdOf(userId.Content).Signatures.AddRange(userId.Signatures);
        }

        foreach (var subkey in copy.Subkeys)
        {
            SubkeyOf(subkey.Key).Signatures.AddRange(subkey.Signatures);
        }
    }

    public SignedUserId UserIdOf(ReadOnlyMemory<byte> content)
    {
        var known = UserIds.Find(u => u.Content.Span.SequenceEqual(content.Span));
        if (known is null)
        {
            UserIds.Add(known = new SignedUserId(content));
        }

        return known;
    }

    public SignedSubkey SubkeyOf(KeyPacket key)
    {
        var known = Subkeys.Find(s => s.Key.Fingerprint == key.Fingerprint);
        if (known is null)
        {
            Subkeys.Add(known = new SignedSubkey(key));
        }

        return known;
    }
}
