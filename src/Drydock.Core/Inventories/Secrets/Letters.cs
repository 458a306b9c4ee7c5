using System.Buffers;

namespace Drydock.Core.Inventories.Secrets;

/// <summary>The alphabets that tokens are written in.</summary>
internal static class Letters
{
    public static readonly SearchValues<byte> Hex = SearchValues.Create("0123456789abcdef"u8);
    public static readonly SearchValues<byte> AnyHex = SearchValues.Create("0123456789abcdefABCDEF"u8);
    public static readonly SearchValues<byte> Upper = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"u8);
    public static readonly SearchValues<byte> Alphanumeric = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);
    public static readonly SearchValues<byte> Word = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"u8);
    public static readonly SearchValues<byte> Base64Url = SearchValues.Create("-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"u8);
    public static readonly SearchValues<byte> Base64 = SearchValues.Create("+/0123456789=ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);
    public static readonly SearchValues<byte> Secret = SearchValues.Create("+/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);
    public static readonly SearchValues<byte> Dotted = SearchValues.Create("-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"u8);
    public static readonly SearchValues<byte> Path = SearchValues.Create("/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    /// <summary>What a password may be written in: everything that can be seen, but for quotes and marks.</summary>
    public static readonly SearchValues<byte> Visible = SearchValues.Create("!#%&*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ^_abcdefghijklmnopqrstuvwxyz|~$"u8);

    /// <summary>How many bytes at the front of <paramref name="text"/> are in the alphabet; of at most <paramref name="most"/>.</summary>
    public static int Count(ReadOnlySpan<byte> text, SearchValues<byte> alphabet, int most)
    {
        text = text[..Math.Min(text.Length, most)];
        var other = text.IndexOfAnyExcept(alphabet);
        return other < 0 ? text.Length : other;
    }
}
