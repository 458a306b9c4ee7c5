using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>Gathers the pieces of a word; plain characters that stand together become one.</summary>
internal sealed class WordParts(ShellCursor cursor)
{
    private readonly ImmutableArray<WordPart>.Builder parts = ImmutableArray.CreateBuilder<WordPart>();
    private readonly List<BraceMark> marks = [];
    private int start = -1;

    public bool IsEmpty => parts.Count == 0 && start < 0;

    /// <summary>Takes characters as they are.</summary>
    public void Plain(int count = 1)
    {
        start = start < 0 ? cursor.Position : start;
        cursor.Position += count;
    }

    /// <summary>Ends the plain characters before a piece of another kind.</summary>
    public void Flush()
    {
        if (start >= 0)
        {
            parts.Add(new Literal(cursor.From(start), cursor.Text[start..cursor.Position]) { Place = cursor.Place(start) });
            start = -1;
        }
    }

    public void Add(WordPart part) => parts.Add(part);

    /// <summary>A brace or comma that may belong to a brace expansion; what it is shows at the end of the word.</summary>
    public void Mark()
    {
        Flush();
        marks.Add(new BraceMark(parts.Count, cursor.Current));
        Plain();
        Flush();
    }

    public ImmutableArray<WordPart> Build(bool isExpanded)
    {
        Flush();
        return marks.Count == 0 ? parts.DrainToImmutable() : new BraceReader(parts, marks, isExpanded).Read();
    }
}
