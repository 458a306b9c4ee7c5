using System.Buffers;
using System.Collections.Immutable;

namespace Drydock.Core.Inventories.Secrets;

/// <summary>The signature of an Azure address that gives access to storage. <see href="https://learn.microsoft.com/rest/api/storageservices/create-service-sas"/></summary>
internal sealed class AzureSasDetector : ISecretDetector
{
    private const int Near = 400;
    private const int Least = 43;
    private const int Most = 140;
    private static readonly SearchValues<byte> Signature = SearchValues.Create("%+/0123456789=ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    public SecretInfo Info { get; } = new("azure-sas", "a signed address of Azure storage", SecretStrength.Live);

    public ImmutableArray<string> Words { get; } = ["sig="];

    public ImmutableArray<string> Files => [];

    public void Find(ReadOnlySpan<byte> text, int at, SecretMatches found)
    {
        var around = text[Math.Max(0, at - Near)..Math.Min(text.Length, at + Near)];
        var start = at + 4;
        var length = Letters.Count(text[start..], Signature, Most + 1);
        var signature = text.Slice(start, length);
        if (length is >= Least and <= Most && around.IndexOf("sv=20"u8) >= 0 && around.IndexOf("se=20"u8) >= 0 && !Placeholders.IsToken(signature))
        {
            found.Add(Info, start, length);
        }
    }
}
