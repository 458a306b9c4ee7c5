using System.Buffers;
using System.Collections.Immutable;

namespace Drydock.Core.Inventories.Secrets;

/// <summary>A token that says by a prefix of its own what it is: prefix, then so many characters of an alphabet, and nothing more of it.</summary>
/// <param name="least">Characters behind the prefix.</param>
/// <param name="most">The same when there is one length only.</param>
internal sealed class TokenDetector(string id, string name, ImmutableArray<string> prefixes, SearchValues<byte> alphabet, int least, int most) : ISecretDetector
{
    public SecretInfo Info { get; private init; } = new(id, name, SecretStrength.Live);

    public ImmutableArray<string> Words => prefixes;

    public ImmutableArray<string> Files => [];

    /// <summary>What else must hold of the characters behind the prefix.</summary>
    public Func<ReadOnlySpan<byte>, bool> IsSound { get; init; } = static _ => true;

    public SecretStrength Strength
    {
        init => Info = new(id, name, value);
    }

    public void Find(ReadOnlySpan<byte> text, int at, SecretMatches found)
    {
        if (at > 0 && Letters.Word.Contains(text[at - 1]))
        {
            return;
        }

        var from = at + PrefixAt(text, at);
        var length = Letters.Count(text[from..], alphabet, most + 1);
        length = length > most || text[from..].Length == 0 ? length : Trimmed(text.Slice(from, length));
        if (length < least || length > most || Placeholders.IsToken(text.Slice(from, length)) || !IsSound(text.Slice(from, length)))
        {
            return;
        }

        found.Add(Info, at, from - at + length);
    }

    /// <summary>Dots and dashes behind a token end a sentence.</summary>
    private static int Trimmed(ReadOnlySpan<byte> token) => token.TrimEnd(".-"u8).Length;

    private int PrefixAt(ReadOnlySpan<byte> text, int at)
    {
        var longest = 0;
        foreach (var prefix in prefixes)
        {
            if (prefix.Length > longest && text[at..].Length >= prefix.Length && System.Text.Ascii.Equals(text.Slice(at, prefix.Length), prefix))
            {
                longest = prefix.Length;
            }
        }

        return longest;
    }
}
