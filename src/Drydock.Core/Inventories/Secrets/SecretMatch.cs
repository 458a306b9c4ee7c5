namespace Drydock.Core.Inventories.Secrets;

/// <summary>Where in a text a secret stands.</summary>
/// <param name="Start">The first byte of what is secret.</param>
/// <param name="Length">Bytes.</param>
public sealed record SecretMatch(SecretInfo Info, int Start, int Length)
{
    public int End => Start + Length;
}
