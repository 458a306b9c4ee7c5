using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>Finds the brace expansions in a word. <see href="https://www.gnu.org/software/bash/manual/bash.html#Brace-Expansion"/></summary>
internal sealed class BraceReader(IReadOnlyList<WordPart> parts, List<BraceMark> marks, bool isExpanded)
{
    /// <summary>Deeper ones are taken as plain signs.</summary>
    private const int MaxDepth = 16;

    private readonly Stack<BraceFrame> open = new();
    private BraceFrame current = new(null);

    public ImmutableArray<WordPart> Read()
    {
        var mark = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            var sign = mark < marks.Count && marks[mark].Index == i ? marks[mark++].Sign : '\0';
            if (sign == '{' && open.Count < MaxDepth)
            {
                open.Push(current);
                current = new BraceFrame(parts[i]);
            }
            else if (sign == ',' && open.Count > 0)
            {
                current.Comma(parts[i]);
            }
            else if (sign == '}' && open.Count > 0)
            {
                var closed = current;
                current = open.Pop();
                closed.CloseInto(current, parts[i], isExpanded);
            }
            else
            {
                current.Add(parts[i]);
            }
        }

        // What was never closed is plain: the outermost first, so that nothing is copied twice.
        var all = new BraceFrame(null);
        foreach (var frame in open.Reverse())
        {
            frame.FlattenInto(all);
        }

        current.FlattenInto(all);
        return all.Parts;
    }
}
