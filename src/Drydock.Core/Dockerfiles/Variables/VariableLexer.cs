using System.Collections.Immutable;
using System.Text;

namespace Drydock.Core.Dockerfiles.Variables;

/// <summary>
/// Reads text as the builder's shell lexer does: quotes, escapes and variables. It knows less than a shell, and stumbles over what it does not know.
/// <see href="https://github.com/moby/buildkit/blob/master/frontend/dockerfile/shell/lex.go"/>
/// </summary>
internal sealed partial class VariableLexer
{
    /// <summary>Variables in the words of variables: nobody writes more.</summary>
    private const int MostDepth = 64;

    /// <summary>Values of values grow fast: this many characters of them are enough for every image.</summary>
    private const int MostGrowth = 1 << 20;

    private static readonly LexerOptions Raw = new(KeepsQuotes: true, KeepsEscapes: true, KeepsUnset: true);
    private static readonly LexerOptions Plain = new(KeepsUnset: true);

    private readonly string text;
    private readonly char escape;
    private readonly LexerOptions options;
    private readonly Func<string, string?> lookup;
    private readonly ImmutableArray<VariableUse>.Builder uses = ImmutableArray.CreateBuilder<VariableUse>();
    private readonly LexedWords words = new();
    private int at;
    private int depth;
    private int grown;
    private bool keepsEscapes;
    private string error = "";

    private VariableLexer(string text, char escape, LexerOptions options, Func<string, string?> lookup)
    {
        (this.text, this.escape, this.options, this.lookup) = (text, escape, options, lookup);
        keepsEscapes = options.KeepsEscapes;
    }

    /// <param name="lookup">The value of a variable; null when it has none.</param>
    public static Lexed Lex(string text, char escape, LexerOptions options, Func<string, string?> lookup) => new VariableLexer(text, escape, options, lookup).Run();

    /// <summary>Resolves quotes and escapes, and leaves variables as they are written.</summary>
    public static Lexed Unquote(string text, char escape) => text.AsSpan().IndexOfAny("$'\"\\`") < 0 ? new Lexed(text, [], "") : Lex(text, escape, Plain, _ => null);

    /// <summary>The words of a text with all that is written, and their places; none when the lexer stumbles.</summary>
    public static List<(string Word, Span At)> RawWords(string text) => WordsOf(text, Raw);

    /// <summary>The words of a text without quotes and escapes; none when the lexer stumbles.</summary>
    public static List<string> PlainWords(string text) => WordsOf(text, Plain).ConvertAll(w => w.Word);

    private static List<(string Word, Span At)> WordsOf(string text, LexerOptions options)
    {
        var lexer = new VariableLexer(text, '\\', options, _ => null);
        return lexer.Run().Error.Length > 0 ? [] : lexer.words.ToList(text.Length);
    }

    private Lexed Run()
    {
        var result = ReadUntil(null);
        return error.Length > 0 ? new Lexed(text, uses.ToImmutable(), error) : new Lexed(result, uses.ToImmutable(), "");
    }

    /// <summary>Reads up to a character and over it, or to the end.</summary>
    private string ReadUntil(char? stop)
    {
        var result = new StringBuilder();
        while (at < text.Length && error.Length == 0)
        {
            if (text[at] == stop)
            {
                at++;
                return result.ToString();
            }

            result.Append(ReadPart());
        }

        if (stop is { } missed)
        {
            Fail($"unexpected end of statement while looking for matching {missed}");
        }

        return result.ToString();
    }

    /// <summary>Words are of the text itself, not of what stands in its variables.</summary>
    private string ReadPart()
    {
        var start = at;
        switch (text[at])
        {
            case '$':
                var value = ReadDollar();
                AddSplit(value, start);
                return value;
            case '\'' when !options.IgnoresQuotes:
                return AddRaw(ReadSingleQuoted(), start);
            case '"' when !options.IgnoresQuotes:
                return AddRaw(ReadDoubleQuoted(), start);
            case '<':
                return AddRaw(ReadLess(), start);
            default:
                return ReadPlain();
        }
    }

    private string AddRaw(string part, int start)
    {
        if (depth == 0)
        {
            words.AddRaw(part, start);
        }

        return part;
    }

    private void AddSplit(string part, int start)
    {
        for (var i = 0; depth == 0 && i < part.Length; i++)
        {
            words.Add(part[i], start);
        }
    }

    private string ReadPlain()
    {
        var c = text[at++];
        if (c != escape)
        {
            if (depth == 0)
            {
                words.Add(c, at - 1);
            }

            return c.ToString();
        }

        var kept = keepsEscapes ? c.ToString() : "";
        var escaped = at < text.Length ? text[at++].ToString() : "";
        return AddRaw(kept + escaped, at - 1 - escaped.Length);
    }

    /// <summary>Blanks between two less-than signs and the name of a here-document belong to the word.</summary>
    private string ReadLess()
    {
        var start = at++;
        if (at == text.Length || text[at] != '<')
        {
            return "<";
        }

        at++;
        while (at < text.Length && text[at] is ' ' or '\t' or '\r')
        {
            at++;
        }

        return text[start..at];
    }

    private string ReadSingleQuoted()
    {
        var end = text.IndexOf('\'', at + 1);
        if (end < 0)
        {
            return Fail("unexpected end of statement while looking for matching single-quote");
        }

        var inner = options.KeepsQuotes ? text[at..(end + 1)] : text[(at + 1)..end];
        at = end + 1;
        return inner;
    }

    private string ReadDoubleQuoted()
    {
        var result = new StringBuilder(options.KeepsQuotes ? "\"" : "");
        at++;
        while (at < text.Length && error.Length == 0)
        {
            var c = text[at];
            if (c == '"')
            {
                at++;
                return result.Append(options.KeepsQuotes ? "\"" : "").ToString();
            }

            if (c == '$')
            {
                result.Append(ReadDollar());
            }
            else if (c == escape)
            {
                ReadQuotedEscape(result);
            }
            else
            {
                result.Append(c);
                at++;
            }
        }

        return Fail("unexpected end of statement while looking for matching double-quote");
    }

    /// <summary>In quotes only quotes, dollar signs and the escape character itself are escaped; before others it means itself.</summary>
    private void ReadQuotedEscape(StringBuilder result)
    {
        var c = text[at++];
        result.Append(keepsEscapes ? c.ToString() : "");
        if (at == text.Length)
        {
            return;
        }

        result.Append(text[at] == '"' || text[at] == '$' || text[at] == escape ? text[at++] : c);
    }

    private string Fail(string why)
    {
        error = error.Length > 0 ? error : why;
        return "";
    }
}
