namespace Drydock.Core.Repositories.OpenPgp;

/// <summary>A subkey and what was signed about it.</summary>
internal sealed class SignedSubkey(KeyPacket key)
{
    public KeyPacket Key { get; } = key;

    public List<SignaturePacket> Signatures { get; } = [];
}
