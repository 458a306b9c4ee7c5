namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>Finds patterns for file names in a word.</summary>
internal static class PatternReader
{
    /// <summary>How far a bracket or a list of patterns may go: longer ones are plain text, so that many open ones cost little.</summary>
    private const int MaxLength = 64;

    /// <summary>Of the pattern that starts here; 0 when none does.</summary>
    public static int LengthOf(ShellCursor cursor) => cursor.Current switch
    {
        '*' or '?' or '+' or '@' or '!' when cursor.Peek(1) == '(' && cursor.Dialect == ShellDialect.Bash && ListLength(cursor) is > 0 and var length => length,
        '*' or '?' => 1,
        '[' => BracketLength(cursor),
        _ => 0,
    };

    private static int BracketLength(ShellCursor cursor)
    {
        var i = cursor.Peek(1) is '!' or '^' ? 2 : 1;
        for (i += cursor.Peek(i) == ']' ? 1 : 0; i < MaxLength && cursor.Position + i < cursor.End; i++)
        {
            var c = cursor.Peek(i);
            if (c == ']')
            {
                return i + 1;
            }

            if (c == '[' && cursor.Peek(i + 1) == ':' && cursor.Text.IndexOf(":]", cursor.Position + i + 2, Math.Min(12, cursor.End - cursor.Position - i - 2), StringComparison.Ordinal) is > 0 and var close)
            {
                i = close + 1 - cursor.Position;
            }
            else if (WordReader.IsMeta(c) || c is '\'' or '"' or '\\' or '$' or '`' or '/')
            {
                return 0;
            }
        }

        return 0;
    }

    private static int ListLength(ShellCursor cursor)
    {
        var nesting = 0;
        for (var i = 1; i < MaxLength && cursor.Position + i < cursor.End; i++)
        {
            switch (cursor.Peek(i))
            {
                case '\\':
                    i++;
                    break;
                case '(':
                    nesting++;
                    break;
                case ')' when --nesting == 0:
                    return i + 1;
                case '\n':
                    return 0;
            }
        }

        return 0;
    }
}
