namespace Drydock.Core.Repositories.OpenPgp;

/// <summary>A name of a key's owner and what was signed about it.</summary>
internal sealed class SignedUserId(ReadOnlyMemory<byte> content)
{
    public ReadOnlyMemory<byte> Content { get; } = content;

    public List<SignaturePacket> Signatures { get; } = [];
}
