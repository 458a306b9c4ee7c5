namespace Drydock.Core.Actions.Patch.Scripts;

/// <summary>Text that a command reads; what one has read, the next one does not see.</summary>
internal sealed class ScriptInput(string text)
{
    private int at;

    /// <summary>All that is left.</summary>
    public string ReadAll()
    {
        var rest = text[at..];
        at = text.Length;
        return rest;
    }

    /// <summary>A line without its end; null at the end of the text.</summary>
    public string? ReadLine()
    {
        if (at >= text.Length)
        {
            return null;
        }

        var end = text.IndexOf('\n', at);
        end = end < 0 ? text.Length : end;
        var line = text[at..end];
        at = Math.Min(text.Length, end + 1);
        return line;
    }
}
