using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles;

/// <summary>A file's text, and where its lines are. Lines end with LF; a CR before it belongs to the line's end.</summary>
/// <param name="name">As the user named the file.</param>
/// <param name="text">As it stands, with its line ends. A byte order mark has been left out by whoever read it.</param>
public sealed class SourceText(string name, string text)
{
    private readonly ImmutableArray<int> starts = StartsOf(text);

    public string Name => name;

    public string Text => text;

    public int LineCount => starts.Length;

    public Position PositionOf(int offset)
    {
        var line = starts.BinarySearch(Math.Clamp(offset, 0, text.Length));
        line = line < 0 ? ~line - 1 : line;
        return new Position(line + 1, Math.Clamp(offset, 0, text.Length) - starts[line] + 1);
    }

    /// <summary>A line without its end.</summary>
    /// <param name="line">Counted from 1.</param>
    public Span LineSpan(int line)
    {
        var end = line < starts.Length ? starts[line] - 1 : text.Length;
        return new Span(starts[line - 1], end > starts[line - 1] && text[end - 1] == '\r' ? end - 1 : end);
    }

    public ReadOnlySpan<char> At(Span span) => text.AsSpan(span.Start, span.Length);

    private static ImmutableArray<int> StartsOf(string text)
    {
        var starts = ImmutableArray.CreateBuilder<int>();
        starts.Add(0);
        for (var i = text.IndexOf('\n', StringComparison.Ordinal); i >= 0; i = text.IndexOf('\n', i + 1))
        {
            starts.Add(i + 1);
        }

        return starts.ToImmutable();
    }
}
