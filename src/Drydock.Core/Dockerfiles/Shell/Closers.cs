namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>Takes the words that close compound commands.</summary>
internal static class Closers
{
    /// <param name="start">Where what is to be closed was opened.</param>
    public static bool Take(ShellCursor cursor, string word, int start, int end, string opener)
    {
        if (word == ")" ? cursor.Take(")") : Keywords.At(cursor) == word && cursor.Take(word))
        {
            return true;
        }

        if (cursor.IsAtEnd)
        {
            cursor.Notes.AddEnd(cursor.At(start, Math.Min(end, cursor.End)), $"syntax error: unexpected end of file, `{word}' is missing for this `{opener}'");
        }
        else
        {
            var token = Keywords.At(cursor) is { Length: > 0 } found ? found : cursor.Current.ToString();
            cursor.Problem(cursor.Position, cursor.Position + token.Length, $"syntax error near unexpected token `{(token == "\n" ? "newline" : token)}'", $"`{word}' is missing for `{opener}'.");
        }

        return false;
    }
}
