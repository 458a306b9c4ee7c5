namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>Words that mean something where a command could begin. <see href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_04"/></summary>
internal static class Keywords
{
    private const int MaxLength = 8;

    private static readonly string[] Posix = ["!", "{", "}", "case", "do", "done", "elif", "else", "esac", "fi", "for", "if", "in", "then", "until", "while", "[[", "function"];

    private static readonly string[] Bash = [.. Posix, "time", "select", "coproc"];

    /// <summary>Signs of more than one character, the longer ones first, and the end of a line.</summary>
    public static readonly string[] Signs = [";;&", ";;", ";&", "&&", "||", "|&", "\n"];

    /// <summary>The one that stands here; empty when none does.</summary>
    public static string At(ShellCursor cursor)
    {
        if (!(char.IsAsciiLetterLower(cursor.Current) || cursor.Current is '!' or '{' or '}' or '['))
        {
            return "";
        }

        var length = 1;
        while (length <= MaxLength && cursor.Position + length < cursor.End && !WordReader.IsMeta(cursor.Peek(length)))
        {
            length++;
        }

        if (length <= MaxLength)
        {
            var text = cursor.Text.AsSpan(cursor.Position, length);
            foreach (var word in cursor.Dialect == ShellDialect.Bash ? Bash : Posix)
            {
                if (text.SequenceEqual(word))
                {
                    return word;
                }
            }
        }

        return "";
    }

    public static bool Closes(string word) => word is "then" or "else" or "elif" or "fi" or "do" or "done" or "esac" or "}";
}
