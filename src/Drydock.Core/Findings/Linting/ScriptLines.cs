using Drydock.Core.Dockerfiles;

namespace Drydock.Core.Findings.Linting;

/// <summary>Finds places in a text that another program named by line and column, both counted from 1, a column for each Unicode character.</summary>
internal sealed class ScriptLines(string text)
{
    private readonly SourceText source = new("", text);

    /// <summary>Null when there is no such line; behind the end of a line, its end.</summary>
    public int? OffsetOf(int line, int column)
    {
        if (line < 1 || line > source.LineCount)
        {
            return null;
        }

        var offset = source.FullLineSpan(line).Start;
        for (var passed = 1; passed < column && offset < text.Length && text[offset] != '\n'; passed++)
        {
            offset += char.IsHighSurrogate(text[offset]) && offset + 1 < text.Length && char.IsLowSurrogate(text[offset + 1]) ? 2 : 1;
        }

        return offset;
    }
}
