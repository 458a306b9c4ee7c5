namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>Reads <c>$x</c> and <c>${x…}</c>. <see href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_06_02"/></summary>
internal sealed class ParameterReader(ShellCursor cursor, CommandReader commands)
{
    /// <summary>The longer ones first.</summary>
    private static readonly string[] Operators =
        [":-", ":=", ":?", ":+", "##", "%%", "//", "/#", "/%", "^^", ",,", "~~", "-", "=", "?", "+", "#", "%", "/", "^", ",", "~", ":"];

    public ParameterExpansion Bare()
    {
        var start = cursor.Position++;
        var name = cursor.Position;
        cursor.Position += IsNameStart(cursor.Current) ? NameLength() : 1;
        return new ParameterExpansion(cursor.From(start), cursor.Text[name..cursor.Position], "", null, IsBraced: false);
    }

    public ParameterExpansion Braced(bool isQuoted)
    {
        var start = cursor.Position;
        cursor.Position += 2;
        var result = new ParameterExpansion(default, "", "", null, IsBraced: true);
        if (cursor.Enter())
        {
            result = Content(result, isQuoted);
            cursor.Leave();
        }

        if (!cursor.Take("}"))
        {
            cursor.Notes.AddEnd(cursor.At(start, Math.Min(start + 2, cursor.End)), "unexpected EOF while looking for matching `}'", "Close the brace.");
        }

        return result with { Span = cursor.From(start) };
    }

    private ParameterExpansion Content(ParameterExpansion result, bool isQuoted)
    {
        var isLength = cursor.Current == '#' && IsLength();
        var isIndirect = cursor.Current == '!' && (IsNameStart(cursor.Peek(1)) || char.IsAsciiDigit(cursor.Peek(1)) || cursor.Peek(1) is '@' or '*' or '#');
        cursor.Position += isLength || isIndirect ? 1 : 0;
        result = result with { Name = Name(), IsLength = isLength, IsIndirect = isIndirect };
        if (result.Name.Length == 0)
        {
            // Shells say that the substitution is bad when they come to it, not before.
            return result with { Argument = commands.Words.Read(isQuoted ? WordMode.DoubleArgument : WordMode.Argument) };
        }

        if (cursor.Current == '[')
        {
            result = result with { Index = Index() };
        }

        var sign = Operator();
        return cursor.Current == '}' && sign.Length == 0 ? result : Argument(result with { Operator = sign }, isQuoted);
    }

    private ParameterExpansion Argument(ParameterExpansion result, bool isQuoted)
    {
        var isPattern = result.Operator is ['#' or '%' or '/' or '^' or ',' or '~', ..];
        var mode = result.Operator.StartsWith('/') ? WordMode.Pattern : isQuoted && !isPattern ? WordMode.DoubleArgument : WordMode.Argument;
        result = result with { Argument = commands.Words.Read(mode) };
        if (mode == WordMode.Pattern && cursor.Take("/"))
        {
            result = result with { Replacement = commands.Words.Read(isQuoted ? WordMode.DoubleArgument : WordMode.Argument) };
        }

        return result;
    }

    /// <summary>Whether the sign asks for a length: <c>${#x}</c>, but not <c>${#}</c>, <c>${#-1}</c>, <c>${##x}</c>.</summary>
    private bool IsLength()
    {
        var next = cursor.Peek(1);
        return IsNameStart(next) || char.IsAsciiDigit(next) || (next is '@' or '*' or '#' or '?' or '-' or '$' or '!' && cursor.Peek(2) == '}');
    }

    private string Name()
    {
        var start = cursor.Position;
        if (IsNameStart(cursor.Current))
        {
            cursor.Position += NameLength();
        }
        else if (char.IsAsciiDigit(cursor.Current))
        {
            while (char.IsAsciiDigit(cursor.Current))
            {
                cursor.Position++;
            }
        }
        else if (cursor.Current is '@' or '*' or '#' or '?' or '-' or '$' or '!')
        {
            cursor.Position++;
        }

        return cursor.Text[start..cursor.Position];
    }

    private ShellWord Index()
    {
        var open = cursor.Position++;
        var index = commands.Words.Read(WordMode.Index);
        if (!cursor.Take("]"))
        {
            cursor.Notes.AddEnd(cursor.At(open, open + 1), "unexpected EOF while looking for matching `]'");
        }

        return index;
    }

    private string Operator()
    {
        if (cursor.Current == '@' && cursor.Peek(1) != '}')
        {
            cursor.Position += cursor.Position + 1 < cursor.End ? 2 : 1;
            return cursor.Text[(cursor.Position - 2)..cursor.Position];
        }

        if (cursor.Current is '@' or '*' && cursor.Peek(1) == '}')
        {
            return cursor.Text[cursor.Position++].ToString();
        }

        foreach (var sign in Operators)
        {
            if (cursor.Take(sign))
            {
                return sign;
            }
        }

        return "";
    }

    public int NameLength()
    {
        var i = 0;
        while (IsNameStart(cursor.Peek(i)) || char.IsAsciiDigit(cursor.Peek(i)))
        {
            i++;
        }

        return i;
    }

    public static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_';
}
