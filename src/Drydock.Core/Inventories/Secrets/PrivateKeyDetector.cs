using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace Drydock.Core.Inventories.Secrets;

/// <summary>
/// A private key in a PEM block or the armor of OpenPGP; also as a text of JSON or of a variable, whose lines end in <c>\n</c> as two characters.
/// <see href="https://www.rfc-editor.org/rfc/rfc7468"/>, <see href="https://www.rfc-editor.org/rfc/rfc1421#section-4.6"/>, <see href="https://www.rfc-editor.org/rfc/rfc9580#section-6.2"/>
/// </summary>
/// <param name="wantsLocked">Finds those that a passphrase protects, else the open ones.</param>
internal sealed class PrivateKeyDetector(SecretInfo info, bool wantsLocked) : ISecretDetector
{
    private const string Begin = "-----BEGIN ";
    private const int MaxBody = 64 << 10;

    /// <summary>A key of Curve25519 has 64; what is shorter is cut, or a picture of one.</summary>
    private const int LeastBody = 60;

    /// <summary>The name of the cipher in OpenSSH's own form, base64 of <c>openssh-key-v1\0</c>, its length and <c>none</c>.</summary>
    private static readonly byte[] OpenSshWithoutCipher = Encoding.ASCII.GetBytes("b3BlbnNzaC1rZXktdjEAAAAABG5vbmU");

    private static readonly SearchValues<byte> BodyBytes = SearchValues.Create("+/0123456789=ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz \t\r\n\\'\",|>"u8);

    public SecretInfo Info => info;

    public ImmutableArray<string> Words => [Begin];

    public ImmutableArray<string> Files => [];

    public void Find(ReadOnlySpan<byte> text, int at, SecretMatches found)
    {
        var rest = text[(at + Begin.Length)..];
        var dashes = rest[..Math.Min(rest.Length, 60)].IndexOf("-----"u8);
        if (dashes < 0 || !IsPrivate(rest[..dashes]))
        {
            return;
        }

        var label = rest[..dashes];
        var body = rest[(dashes + 5)..];
        var end = body[..Math.Min(body.Length, MaxBody)].IndexOf("-----"u8);
        if (end < 0 || !body[(end + 5)..].StartsWith("END "u8))
        {
            return;
        }

        body = body[..end];
        var start = HeadersEnd(body);
        var key = body[start..].TrimStart(" \t\r\n\\'\",|>n"u8);
        if (IsKey(key) && IsLocked(label, body[..start], key) == wantsLocked)
        {
            found.Add(Info, at + Begin.Length + dashes + 5 + body.Length - key.Length, key.Length);
        }
    }

    private static bool IsPrivate(ReadOnlySpan<byte> label) => label.EndsWith("PRIVATE KEY"u8) || label.SequenceEqual("PGP PRIVATE KEY BLOCK"u8);

    private static bool IsKey(ReadOnlySpan<byte> key)
    {
        // The checksum at the end of an armor begins a line with '='.
        return key.Length >= LeastBody && key.IndexOfAnyExcept(BodyBytes) < 0 && Placeholders.Entropy(key) > 3;
    }

    /// <summary>Lines as <c>Proc-Type: 4,ENCRYPTED</c> end with an empty one.</summary>
    private static int HeadersEnd(ReadOnlySpan<byte> body)
    {
        var colon = body.LastIndexOf(": "u8);
        if (colon < 0)
        {
            return 0;
        }

        var line = body[colon..].IndexOfAny((byte)'\n', (byte)'\\');
        return line < 0 ? 0 : colon + line;
    }

    private static bool IsLocked(ReadOnlySpan<byte> label, ReadOnlySpan<byte> headers, ReadOnlySpan<byte> key) =>
        label.IndexOf("ENCRYPTED"u8) >= 0
        || headers.IndexOf("ENCRYPTED"u8) >= 0
        || (label.SequenceEqual("OPENSSH PRIVATE KEY"u8) && !key.StartsWith(OpenSshWithoutCipher));
}
