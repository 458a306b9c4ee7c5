using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>Reads words with their quotes, patterns and expansions.</summary>
internal sealed class WordReader(ShellCursor cursor, CommandReader commands)
{
    private readonly ExpansionReader expansions = new(cursor, commands);

    /// <summary>Up to what ends it where it stands; empty when that comes first.</summary>
    public ShellWord Read(WordMode mode)
    {
        var start = cursor.Position;
        var parts = ReadParts(mode);
        return new ShellWord(cursor.From(start), parts);
    }

    /// <summary>Everything up to there as it is.</summary>
    public ShellWord Verbatim(int end)
    {
        var start = cursor.Position;
        cursor.Position = end;
        var span = cursor.From(start);
        return new ShellWord(span, end > start ? [new Literal(span, cursor.Text[start..end]) { Place = cursor.Place(start) }] : []);
    }

    private ImmutableArray<WordPart> ReadParts(WordMode mode)
    {
        var parts = new WordParts(cursor);
        var start = cursor.Position;
        var nesting = 0;
        while (!cursor.IsAtEnd && !Ends(mode, cursor.Current, ref nesting))
        {
            if (!Special(parts, mode, start))
            {
                parts.Plain();
            }
        }

        return parts.Build(cursor.Dialect == ShellDialect.Bash);
    }

    /// <summary>Whether a character ends a word. Brackets in an index and parentheses in a regular expression are counted.</summary>
    private bool Ends(WordMode mode, char c, ref int nesting)
    {
        switch (mode)
        {
            case WordMode.Plain or WordMode.Assigned:
                return IsMeta(c) && !(c is '<' or '>' && cursor.Peek(1) == '(');
            case WordMode.Double:
                return c == '"';
            case WordMode.Argument or WordMode.DoubleArgument:
                return c == '}';
            case WordMode.Pattern:
                return c is '}' or '/';
            case WordMode.Index:
                nesting += c == '[' ? 1 : 0;
                return c == ']' && nesting-- == 0;
            case WordMode.Regex:
                nesting += c == '(' ? 1 : 0;
                return nesting == 0 ? c is ' ' or '\t' or '\n' or ')' : c == ')' && nesting-- == 0;
            default:
                return false;
        }
    }

    public static bool IsMeta(char c) => c is ' ' or '\t' or '\n' or ';' or '&' or '|' or '<' or '>' or '(' or ')';

    /// <summary>Takes a piece that is not plain; false when a plain character stands here.</summary>
    private bool Special(WordParts parts, WordMode mode, int start)
    {
        var isBare = mode is WordMode.Plain or WordMode.Assigned;
        switch (cursor.Current)
        {
            case '\\':
                Backslash(parts, mode);
                return true;
            case '\'' when mode is not (WordMode.Double or WordMode.Heredoc or WordMode.DoubleArgument or WordMode.Arithmetic):
                parts.Flush();
                parts.Add(Single());
                return true;
            case '"' when mode is not (WordMode.Double or WordMode.Heredoc or WordMode.Arithmetic):
                parts.Flush();
                parts.Add(Double(cursor.Position));
                return true;
            case '$':
                return Dollar(parts, mode);
            case '`':
                parts.Flush();
                parts.Add(expansions.Backtick(mode is WordMode.Double or WordMode.DoubleArgument));
                return true;
            case '<' or '>' when isBare:
                parts.Flush();
                parts.Add(expansions.Process());
                return true;
            case '~' when isBare && (cursor.Position == start || (mode == WordMode.Assigned && cursor.Text[cursor.Position - 1] == ':')):
                parts.Flush();
                parts.Add(HomeOf());
                return true;
            case '{' or '}' or ',' when mode == WordMode.Plain:
                parts.Mark();
                return true;
            default:
                return mode == WordMode.Plain && Pattern(parts);
        }
    }

    private void Backslash(WordParts parts, WordMode mode)
    {
        var next = cursor.Peek(1);
        var isAtEnd = cursor.Position + 1 >= cursor.End;
        var isEscape = mode switch
        {
            WordMode.Double => next is '$' or '`' or '"' or '\\' or '\n',
            WordMode.Heredoc => next is '$' or '`' or '\\' or '\n',
            WordMode.DoubleArgument => next is '$' or '`' or '"' or '\\' or '\n' or '}',
            _ => true,
        };
        if (isAtEnd || !isEscape)
        {
            parts.Plain();
            return;
        }

        parts.Flush();
        var start = cursor.Position;
        cursor.Position += 2;
        parts.Add(new Escaped(cursor.From(start), next == '\n' ? "" : next.ToString()) { Place = cursor.Place(start + 1) });
    }

    private SingleQuoted Single()
    {
        var start = cursor.Position;
        var close = cursor.Text.IndexOf('\'', start + 1, cursor.End - start - 1);
        cursor.Position = close < 0 ? cursor.End : close + 1;
        if (close < 0)
        {
            cursor.Notes.AddEnd(cursor.At(start, start + 1), "unexpected EOF while looking for matching `''", "Close the quote.");
        }

        return new SingleQuoted(cursor.From(start), cursor.Text[(start + 1)..(close < 0 ? cursor.End : close)]) { Place = cursor.Place(start + 1) };
    }

    /// <param name="start">Of the quote, or of the dollar before it.</param>
    private DoubleQuoted Double(int start)
    {
        var quote = cursor.Position++;
        ImmutableArray<WordPart> parts = [];
        if (cursor.Enter())
        {
            parts = ReadParts(WordMode.Double);
            cursor.Leave();
        }

        if (cursor.IsAtEnd)
        {
            cursor.Notes.AddEnd(cursor.At(quote, quote + 1), "unexpected EOF while looking for matching `\"'", "Close the quote.");
        }
        else
        {
            cursor.Position++;
        }

        return new DoubleQuoted(cursor.From(start), parts, start < quote);
    }

    private bool Dollar(WordParts parts, WordMode mode)
    {
        var isQuoted = mode is WordMode.Double or WordMode.Heredoc or WordMode.DoubleArgument;
        var next = cursor.Peek(1);
        if (next == '\'' && !isQuoted && mode != WordMode.Arithmetic)
        {
            parts.Flush();
            parts.Add(AnsiQuotes.Read(cursor));
            return true;
        }

        if (next == '"' && !isQuoted && mode != WordMode.Arithmetic)
        {
            parts.Flush();
            parts.Add(Double(cursor.Position++));
            return true;
        }

        if (!expansions.Starts())
        {
            return false;
        }

        parts.Flush();
        parts.Add(expansions.Read(isQuoted));
        return true;
    }

    private Tilde HomeOf()
    {
        var start = cursor.Position++;
        while (char.IsAsciiLetterOrDigit(cursor.Current) || cursor.Current is '_' or '-' or '+' or '.')
        {
            cursor.Position++;
        }

        return new Tilde(cursor.From(start), cursor.Text[start..cursor.Position]) { Place = cursor.Place(start) };
    }

    /// <summary><see href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_14"/></summary>
    private bool Pattern(WordParts parts)
    {
        var length = PatternReader.LengthOf(cursor);
        if (length == 0)
        {
            return false;
        }

        parts.Flush();
        var start = cursor.Position;
        cursor.Position += length;
        parts.Add(new Glob(cursor.From(start), cursor.Text[start..cursor.Position]) { Place = cursor.Place(start) });
        return true;
    }

    /// <summary><c>(a b)</c> behind an equals sign.</summary>
    public ArrayLiteral Array()
    {
        var start = cursor.Position++;
        var elements = ImmutableArray.CreateBuilder<ShellWord>();
        if (cursor.Enter())
        {
            cursor.SkipLines();
            while (!cursor.IsAtEnd && cursor.Current != ')')
            {
                var from = cursor.Position;
                elements.Add(Read(WordMode.Plain));
                if (cursor.Position == from)
                {
                    cursor.Problem(from, from + 1, $"syntax error near unexpected token `{cursor.Current}'");
                    cursor.Position++;
                }

                cursor.SkipLines();
            }

            cursor.Leave();
        }

        if (!cursor.Take(")"))
        {
            cursor.Notes.AddEnd(cursor.At(start, start + 1), "unexpected EOF while looking for matching `)'");
        }

        return new ArrayLiteral(cursor.From(start), elements.ToImmutable());
    }
}
