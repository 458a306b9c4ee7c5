using System.Buffers.Text;
using System.Collections.Immutable;

namespace Drydock.Core.Inventories.Secrets;

/// <summary>A signed token of JSON: header, claims and signature in Base64Url. <see href="https://www.rfc-editor.org/rfc/rfc7519"/></summary>
internal sealed class JwtDetector : ISecretDetector
{
    private const int Most = 8 << 10;
    private const int LeastSignature = 40;

    /// <summary>The claims of the token that the specification's and most libraries' documentation shows.</summary>
    private static readonly byte[][] Shown = ["1234567890"u8.ToArray(), "John Doe"u8.ToArray(), "\"joe\""u8.ToArray(), "example"u8.ToArray()];

    public SecretInfo Info { get; } = new("json-web-token", "a signed token (JWT)", SecretStrength.Likely);

    /// <summary>An object of JSON begins with <c>{"</c>.</summary>
    public ImmutableArray<string> Words { get; } = ["eyJ"];

    public ImmutableArray<string> Files => [];

    public void Find(ReadOnlySpan<byte> text, int at, SecretMatches found)
    {
        if (at > 0 && (Letters.Base64Url.Contains(text[at - 1]) || text[at - 1] == '.'))
        {
            return;
        }

        var header = Letters.Count(text[at..], Letters.Base64Url, 1024);
        if (header < 16 || !Follows(text, at + header, "."u8) || !Follows(text, at + header + 1, "eyJ"u8))
        {
            return;
        }

        var claims = Letters.Count(text[(at + header + 1)..], Letters.Base64Url, Most);
        var dot = at + header + 1 + claims;
        if (!Follows(text, dot, "."u8))
        {
            return;
        }

        var signature = Letters.Count(text[(dot + 1)..], Letters.Base64Url, Most);
        if (signature >= LeastSignature && Decode(text.Slice(at, header)).IndexOf("\"alg\""u8) >= 0 && !IsShown(Decode(text.Slice(at + header + 1, claims))))
        {
            found.Add(Info, at, dot + 1 + signature - at);
        }
    }

    private static bool Follows(ReadOnlySpan<byte> text, int at, ReadOnlySpan<byte> word) => at <= text.Length && text[at..].StartsWith(word);

    private static bool IsShown(ReadOnlySpan<byte> claims)
    {
        var isShown = claims.IsEmpty;
        foreach (var word in Shown)
        {
            isShown |= claims.IndexOf(word) >= 0;
        }

        return isShown;
    }

    private static ReadOnlySpan<byte> Decode(ReadOnlySpan<byte> text)
    {
        var bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        return Base64Url.DecodeFromUtf8(text, bytes, out _, out var written) == System.Buffers.OperationStatus.Done ? bytes.AsSpan(0, written) : default;
    }
}
