using System.Text;

namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>Reads redirections. <see href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_07"/></summary>
internal sealed class RedirectionReader(ShellCursor cursor, CommandReader commands)
{
    /// <summary>The longer ones first.</summary>
    private static readonly string[] Operators = ["<<<", "<<-", "<<", "<&", "<>", "<", ">>", ">&", ">|", ">", "&>>", "&>"];

    /// <summary>Null when none stands here.</summary>
    public Redirection? Read()
    {
        var start = cursor.Position;
        var descriptor = DescriptorLength();
        var sign = cursor.Position + descriptor < cursor.End ? SignAt(start + descriptor) : null;
        if (sign is null || (descriptor > 0 && sign[0] == '&'))
        {
            return null;
        }

        cursor.Position += descriptor + sign.Length;
        if (sign == "<<<" && cursor.Dialect == ShellDialect.Posix)
        {
            cursor.Problem(start, cursor.Position, "Syntax error: redirection unexpected", "Here-strings are of bash.");
        }

        cursor.SkipBlanks();
        var name = descriptor > 0 ? cursor.Text.Substring(start, descriptor) : null;
        return sign is "<<" or "<<-" ? Heredoc(start, name, sign) : Plain(start, name, sign);
    }

    private string? SignAt(int at)
    {
        if (cursor.Text[at] is not ('<' or '>' or '&'))
        {
            return null;
        }

        foreach (var sign in Operators)
        {
            if (cursor.End - at >= sign.Length && string.CompareOrdinal(cursor.Text, at, sign, 0, sign.Length) == 0)
            {
                return sign is "<" or ">" && at + 1 < cursor.End && cursor.Text[at + 1] == '(' ? null : sign;
            }
        }

        return null;
    }

    /// <summary>A number or a name in braces right before the sign.</summary>
    private int DescriptorLength()
    {
        var i = 0;
        while (char.IsAsciiDigit(cursor.Peek(i)))
        {
            i++;
        }

        if (i == 0 && cursor.Current == '{' && cursor.Dialect == ShellDialect.Bash)
        {
            i = 1;
            while (ParameterReader.IsNameStart(cursor.Peek(i)) || char.IsAsciiDigit(cursor.Peek(i)))
            {
                i++;
            }

            i = i > 1 && cursor.Peek(i) == '}' ? i + 1 : 0;
        }

        return i;
    }

    private Redirection Plain(int start, string? descriptor, string sign)
    {
        var target = commands.Words.Read(WordMode.Plain);
        return new Redirection(cursor.From(start), descriptor, sign, Checked(target));
    }

    private ShellWord? Checked(ShellWord target)
    {
        if (!target.Span.IsEmpty)
        {
            return target;
        }

        var at = cursor.Position;
        var shown = cursor.IsAtEnd || cursor.Current == '\n' ? "newline" : cursor.Current.ToString();
        cursor.Problem(at, Math.Min(at + 1, cursor.End), $"syntax error near unexpected token `{shown}'", "A file is missing behind the redirection.");
        return null;
    }

    /// <summary>The delimiter is not expanded; any quote in it says that the lines are not either.</summary>
    private Redirection Heredoc(int start, string? descriptor, string sign)
    {
        var from = cursor.Position;
        var isQuoted = false;
        var delimiter = new StringBuilder();
        while (!cursor.IsAtEnd && !WordReader.IsMeta(cursor.Current))
        {
            var c = cursor.Text[cursor.Position++];
            var close = c is '\'' or '"' ? cursor.Text.IndexOf(c, cursor.Position, cursor.End - cursor.Position) : -1;
            if (close >= 0)
            {
                delimiter.Append(cursor.Text, cursor.Position, close - cursor.Position);
                cursor.Position = close + 1;
                isQuoted = true;
            }
            else if (c == '\\' && !cursor.IsAtEnd)
            {
                delimiter.Append(cursor.Text[cursor.Position++]);
                isQuoted = true;
            }
            else
            {
                delimiter.Append(c);
            }
        }

        var span = cursor.From(from);
        var text = delimiter.ToString();
        var target = Checked(new ShellWord(span, isQuoted ? [new SingleQuoted(span, text)] : [new Literal(span, text)]));
        var redirection = new Redirection(cursor.From(start), descriptor, sign, target);
        if (target is not null)
        {
            cursor.Expect(new PendingHeredoc(redirection, text, isQuoted, sign == "<<-", commands.Words));
        }

        return redirection;
    }
}
