using System.Buffers;
using System.Text;

namespace Drydock.Core.Inventories.Secrets;

/// <summary>Tells values that only show where a secret would stand from secrets.</summary>
internal static class Placeholders
{
    /// <summary>No made-up token has so many of one character in a row, and no random one does but once in a million.</summary>
    private const int Run = 5;

    /// <summary>Words in values that people write instead of a secret, in lower case.</summary>
    private static readonly SearchValues<string> Words = SearchValues.Create(
        ["example", "changeme", "change_me", "change-me", "placeholder", "your", "dummy", "sample", "redacted", "insert", "foobar", "abcdefg", "1234567", "xxxx", "replace", "todo", "fixme", "goes-here", "goes_here", "undefined", "notreal", "not-real", "secret-here"],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>What stands in for a value that is put in later: <c>${VAR}</c>, <c>{{ var }}</c>, <c>&lt;token&gt;</c>, <c>%s</c>.</summary>
    private static readonly SearchValues<byte> Marks = SearchValues.Create("${}<>%*…()[]\\"u8);

    /// <summary>It is no token, although it has the form of one: too few different characters, one of them again and again, or a word.</summary>
    public static bool IsToken(ReadOnlySpan<byte> value) => Distinct(value) < Math.Min(6, value.Length / 2) || HasRun(value) || HasWord(value);

    /// <summary>It is no value a person chose: a reference to one, or a word that says that one is missing.</summary>
    public static bool IsValue(ReadOnlySpan<byte> value) => value.IndexOfAny(Marks) >= 0 || Distinct(value) < 4 || HasRun(value) || HasWord(value);

    /// <summary>Bits for each byte, by how often each occurs (Shannon).</summary>
    public static double Entropy(ReadOnlySpan<byte> value)
    {
        Span<int> counts = stackalloc int[256];
        counts.Clear();
        foreach (var letter in value)
        {
            counts[letter]++;
        }

        var bits = 0.0;
        foreach (var count in counts)
        {
            bits -= count == 0 ? 0 : (double)count / value.Length * Math.Log2((double)count / value.Length);
        }

        return bits;
    }

    private static int Distinct(ReadOnlySpan<byte> value)
    {
        Span<bool> seen = stackalloc bool[256];
        seen.Clear();
        var distinct = 0;
        foreach (var letter in value)
        {
            distinct += seen[letter] ? 0 : 1;
            seen[letter] = true;
        }

        return distinct;
    }

    private static bool HasRun(ReadOnlySpan<byte> value)
    {
        var run = 1;
        for (var i = 1; i < value.Length && run < Run; i++)
        {
            run = value[i] == value[i - 1] ? run + 1 : 1;
        }

        return run >= Run;
    }

    private static bool HasWord(ReadOnlySpan<byte> value)
    {
        Span<char> text = stackalloc char[256];
        var length = Encoding.Latin1.GetChars(value[..Math.Min(value.Length, text.Length)], text);
        return ((ReadOnlySpan<char>)text[..length]).ContainsAny(Words);
    }
}
