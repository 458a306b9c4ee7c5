using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles;

/// <summary>A file's text, and where its lines are. Lines end with LF; a CR before it belongs to the line's end.</summary>
/// <param name="name">As the user named the file.</param>
/// <param name="text">As it stands, with its line ends and its byte order mark, so that what is written back loses neither.</param>
public sealed class SourceText(string name, string text)
{
    private const char ByteOrderMark = '\uFEFF';

    private readonly ImmutableArray<int> starts = StartsOf(text);

    public string Name => name;

    public string Text => text;

    public int LineCount => starts.Length;

    /// <summary>Where the text begins: behind a byte order mark.</summary>
    public int Start => text.StartsWith(ByteOrderMark) ? 1 : 0;

    public Position PositionOf(int offset)
    {
        offset = Math.Clamp(offset, Start, text.Length);
        var line = starts.BinarySearch(offset);
        line = line < 0 ? ~line - 1 : line;
        return new Position(line + 1, offset - StartOf(line + 1) + 1);
    }

    /// <summary>A line without its end.</summary>
    /// <param name="line">Counted from 1.</param>
    public Span LineSpan(int line)
    {
        var start = StartOf(line);
        var end = line < starts.Length ? starts[line] - 1 : text.Length;
        while (end > start && text[end - 1] == '\r')
        {
            end--;
        }

        return new Span(start, end);
    }

    /// <summary>A line with its end.</summary>
    /// <param name="line">Counted from 1.</param>
    public Span FullLineSpan(int line) => new(StartOf(line), line < starts.Length ? starts[line] : text.Length);

    public ReadOnlySpan<char> At(Span span) => text.AsSpan(span.Start, span.Length);

    private int StartOf(int line) => line == 1 ? Start : starts[line - 1];

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
