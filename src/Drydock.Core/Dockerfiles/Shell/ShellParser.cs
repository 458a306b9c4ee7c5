namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>Reads commands as a shell does. It throws nothing and returns what it could read; what a shell would refuse is a <see cref="Problem"/>.</summary>
public static class ShellParser
{
    public static ShellScript Parse(SplicedText text, ShellDialect dialect)
    {
        var notes = new ShellNotes();
        return Parse(new ShellCursor(text, dialect, notes, 0));
    }

    /// <summary>Text that is a whole file.</summary>
    public static ShellScript Parse(string text, ShellDialect dialect = ShellDialect.Bash)
    {
        var builder = new SplicedText.Builder();
        builder.Add(text, 0);
        return Parse(builder.Build(), dialect);
    }

    private static ShellScript Parse(ShellCursor cursor)
    {
        var body = new CommandReader(cursor).Script(isSubstitution: false);
        return body with { Comments = cursor.Notes.Comments, Problems = cursor.Notes.Problems };
    }
}
