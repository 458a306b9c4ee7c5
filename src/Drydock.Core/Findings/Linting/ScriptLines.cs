using System.Collections.Immutable;

namespace Drydock.Core.Findings.Linting;

/// <summary>Finds places in a text that another program named by line and column, both counted from 1, a column for each Unicode character.</summary>
internal sealed class ScriptLines(string text)
{
    private readonly ImmutableArray<int> starts = StartsOf(text);

    /// <summary>Null when there is no such line; behind the end of a line, its end.</summary>
    public int? OffsetOf(int line, int column)
    {
        if (line < 1 || line > starts.Length)
        {
            return null;
        }

        var offset = starts[line - 1];
        for (var passed = 1; passed < column && offset < text.Length && text[offset] != '\n'; passed++)
        {
            offset += char.IsHighSurrogate(text[offset]) && offset + 1 < text.Length && char.IsLowSurrogate(text[offset + 1]) ? 2 : 1;
        }

        return offset;
    }

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
