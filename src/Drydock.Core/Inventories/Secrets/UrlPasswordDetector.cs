using System.Buffers;
using System.Collections.Immutable;

namespace Drydock.Core.Inventories.Secrets;

/// <summary>A password within an address: <c>https://user:password@host/</c>. <see href="https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1"/></summary>
internal sealed class UrlPasswordDetector : ISecretDetector
{
    private const int Most = 300;
    private const int Least = 6;
    private static readonly SearchValues<byte> Ends = SearchValues.Create("/ \t\r\n\"'`<>()[]{}\\,;?#|"u8);

    public SecretInfo Info { get; } = new("url-password", "a password in an address", SecretStrength.Likely);

    public ImmutableArray<string> Words { get; } = ["://"];

    public ImmutableArray<string> Files => [];

    public void Find(ReadOnlySpan<byte> text, int at, SecretMatches found)
    {
        if (at == 0 || !char.IsAsciiLetterOrDigit((char)text[at - 1]))
        {
            return;
        }

        var start = at + 3;
        var authority = text[start..Math.Min(text.Length, start + Most)];
        var end = authority.IndexOfAny(Ends);
        authority = end < 0 ? authority : authority[..end];
        var host = authority.LastIndexOf((byte)'@');
        var colon = host < 0 ? -1 : authority[..host].IndexOf((byte)':');
        if (colon < 0)
        {
            return;
        }

        var user = authority[..colon];
        var password = authority[(colon + 1)..host];
        if (password.Length >= Least && !password.SequenceEqual(user) && user.IndexOfAnyExcept(Letters.Dotted) < 0 && SecretNames.IsPassword(password) && !IsShown(authority[(host + 1)..]))
        {
            found.Add(Info, start + colon + 1, password.Length);
        }
    }

    /// <summary>Hosts that documentation uses, <see href="https://www.rfc-editor.org/rfc/rfc2606"/>, and no host at all.</summary>
    private static bool IsShown(ReadOnlySpan<byte> host) => host.Length < 3 || host.IndexOf("example"u8) >= 0 || host.EndsWith(".test"u8) || host.EndsWith(".invalid"u8) || host.IndexOfAny("$%"u8) >= 0 || host.StartsWith("host"u8);
}
