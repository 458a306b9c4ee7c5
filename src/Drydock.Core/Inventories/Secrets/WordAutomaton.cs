using System.Collections.Immutable;
using System.Text;

namespace Drydock.Core.Inventories.Secrets;

/// <summary>
/// Finds many words in one pass over bytes (Aho and Corasick 1975, "Efficient string matching: an aid to bibliographic search"), as one table: for each state and each class of bytes
/// the next state. States in which a word ends come last, so that one comparison a byte tells them apart.
/// </summary>
internal sealed class WordAutomaton
{
    private const int ClassBits = 7;
    private readonly byte[] classes = new byte[256];
    private readonly int[] next;
    private readonly int firstEnd;
    private readonly int[][] ends;
    private readonly ImmutableArray<string> words;

    /// <param name="words">ASCII, none empty.</param>
    public WordAutomaton(ImmutableArray<string> words)
    {
        this.words = words;
        foreach (var letter in words.SelectMany(w => Encoding.ASCII.GetBytes(w)).Distinct().Order().Index())
        {
            // Class 0 is every byte that no word has.
            classes[letter.Item] = checked((byte)(letter.Index + 1));
        }

        var trie = new WordTrie(words, classes, 1 << ClassBits);
        (next, firstEnd, ends) = trie.Number(ClassBits);
    }

    /// <summary>Calls back for each place at which a word begins.</summary>
    public void Run<T>(ReadOnlySpan<byte> text, T state, Action<T, ReadOnlySpan<byte>, int, int> onWord)
    {
        var (table, map, end, at) = (next, classes, firstEnd, 0);
        for (var i = 0; i < text.Length; i++)
        {
            at = table[at + map[text[i]]];
            if (at >= end)
            {
                foreach (var word in ends[(at - end) >> ClassBits])
                {
                    onWord(state, text, i + 1 - words[word].Length, word);
                }
            }
        }
    }
}
