using System.Buffers;
using System.Collections.Immutable;

namespace Drydock.Core.Inventories.Secrets;

/// <summary>A value without a form of its own, that the name before it gives away: name, a few of the characters between names and values, then so many of an alphabet.</summary>
/// <param name="files">Where the name means that; empty for everywhere.</param>
/// <param name="least">Characters of the value.</param>
/// <param name="most">The same when there is one length only.</param>
internal sealed class NamedValueDetector(SecretInfo info, ImmutableArray<string> names, ImmutableArray<string> files, SearchValues<byte> alphabet, int least, int most) : ISecretDetector
{
    private const int MostBetween = 8;
    private static readonly SearchValues<byte> Between = SearchValues.Create(" \t\"':=\\>,"u8);

    public SecretInfo Info => info;

    public ImmutableArray<string> Words => names;

    public ImmutableArray<string> Files => files;

    /// <summary>Bits for each character that the value must have at least: what a machine made up has more than words have.</summary>
    public double Entropy { get; init; }

    /// <summary>What else must hold of the value.</summary>
    public Func<ReadOnlySpan<byte>, bool> IsSound { get; init; } = static _ => true;

    public void Find(ReadOnlySpan<byte> text, int at, SecretMatches found)
    {
        var longest = 0;
        foreach (var name in names)
        {
            longest = text[at..].Length >= name.Length && System.Text.Ascii.Equals(text.Slice(at, name.Length), name) ? Math.Max(longest, name.Length) : longest;
        }

        var between = Letters.Count(text[(at + longest)..], Between, MostBetween);
        if (between == 0 && text[at + longest - 1] != '=')
        {
            // A longer name.
            return;
        }

        var start = at + longest + between;
        var length = Letters.Count(text[start..], alphabet, most + 1);
        var value = text.Slice(start, length);
        if (length >= least && length <= most && !Placeholders.IsValue(value) && Placeholders.Entropy(value) >= Entropy && IsSound(value))
        {
            found.Add(Info, start, length);
        }
    }
}
