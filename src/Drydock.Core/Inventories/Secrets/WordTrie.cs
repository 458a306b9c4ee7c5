using System.Collections.Immutable;

namespace Drydock.Core.Inventories.Secrets;

/// <summary>The words of a <see cref="WordAutomaton"/> as a tree, from which its table is made.</summary>
internal sealed class WordTrie
{
    private readonly int width;
    private readonly List<int[]> states = [];
    private readonly List<List<int>> ends = [];

    public WordTrie(ImmutableArray<string> words, byte[] classes, int width)
    {
        this.width = width;
        Add();
        for (var word = 0; word < words.Length; word++)
        {
            var state = 0;
            foreach (var letter in words[word])
            {
                ref var child = ref states[state][classes[letter]];
                child = child > 0 ? child : Add();
                state = child;
            }

            ends[state].Add(word);
        }

        Link();
    }

    /// <summary>The table: rows one behind the other, each entry the place of the next row; first the rows in which nothing ends.</summary>
    public (int[] Next, int FirstEnd, int[][] Ends) Number(int bits)
    {
        var order = Enumerable.Range(0, states.Count).OrderBy(s => ends[s].Count > 0).ThenBy(s => s).ToList();
        var place = new int[states.Count];
        for (var i = 0; i < order.Count; i++)
        {
            place[order[i]] = i << bits;
        }

        var next = new int[states.Count << bits];
        foreach (var state in order)
        {
            for (var c = 0; c < width; c++)
            {
                next[place[state] + c] = place[states[state][c]];
            }
        }

        var ending = order.Where(s => ends[s].Count > 0).ToList();
        return (next, (order.Count - ending.Count) << bits, [.. ending.Select(s => ends[s].ToArray())]);
    }

    private int Add()
    {
        states.Add(new int[width]);
        ends.Add([]);
        return states.Count - 1;
    }

    /// <summary>Breadth first: where a word does not go on, the longest end of what was read that begins a word does; there, words that it ends with end too.</summary>
    private void Link()
    {
        var fallback = new int[states.Count];
        var queue = new Queue<int>(states[0].Where(s => s > 0));
        while (queue.TryDequeue(out var state))
        {
            ends[state].AddRange(ends[fallback[state]]);
            for (var c = 0; c < width; c++)
            {
                var other = states[fallback[state]][c];
                if (states[state][c] is var child and > 0)
                {
                    fallback[child] = other;
                    queue.Enqueue(child);
                }
                else
                {
                    states[state][c] = other;
                }
            }
        }
    }
}
