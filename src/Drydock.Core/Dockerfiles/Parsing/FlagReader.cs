using System.Collections.Immutable;
using System.Text;

namespace Drydock.Core.Dockerfiles.Parsing;

/// <summary>Reads the words before the arguments that begin with two dashes; two dashes alone end them. The backslash escapes here, whatever the escape character is.</summary>
internal static class FlagReader
{
    /// <summary>The flags, and where the rest begins.</summary>
    public static (ImmutableArray<Flag> Flags, int Next) Read(InstructionText line, Span rest)
    {
        var flags = ImmutableArray.CreateBuilder<Flag>();
        var at = rest.Start;
        while (true)
        {
            at = line.Trim(new Span(at, rest.End)).Start;
            if (!line.Text.AsSpan(at, rest.End - at).StartsWith("--"))
            {
                return (flags.ToImmutable(), at);
            }

            var start = at;
            var word = ReadWord(line.Text, rest.End, ref at, out var equals);
            if (word == "--")
            {
                return (flags.ToImmutable(), at);
            }

            flags.Add(FlagOf(line, word, new Span(start, at), equals));
        }
    }

    private static Flag FlagOf(InstructionText line, string word, Span inner, int equals)
    {
        var index = word.IndexOf('=', StringComparison.Ordinal);
        var value = new Span(equals < 0 ? inner.End : equals + 1, inner.End);
        return new Flag(index < 0 ? word[2..] : word[2..index], index < 0 ? null : word[(index + 1)..], line.SourceOf(inner), value.IsEmpty ? EndOf(line, inner) : line.SourceOf(value)) { Inner = value };
    }

    private static Span EndOf(InstructionText line, Span inner)
    {
        var end = line.SourceOf(inner).End;
        return new Span(end, end);
    }

    /// <summary>A word without its quotes.</summary>
    /// <param name="equals">Where its first <c>=</c> stands; -1 when it has none.</param>
    private static string ReadWord(string text, int end, ref int at, out int equals)
    {
        var word = new StringBuilder();
        var quote = '\0';
        equals = -1;
        for (; at < end && (quote != '\0' || !char.IsWhiteSpace(text[at])); at++)
        {
            if (text[at] == '\\')
            {
                at++;
                word.Append(text.AsSpan(Math.Min(at, end), at < end ? 1 : 0));
            }
            else if (quote != '\0' ? text[at] == quote : text[at] is '"' or '\'')
            {
                quote = quote == '\0' ? text[at] : '\0';
            }
            else
            {
                equals = text[at] == '=' && equals < 0 ? at : equals;
                word.Append(text[at]);
            }
        }

        at = Math.Min(at, end);
        return word.ToString();
    }
}
