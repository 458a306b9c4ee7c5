namespace Drydock.Core.Reports;

/// <summary>A text as a shell takes it back: one word, and nothing in it means anything.</summary>
internal static class ShellWord
{
    public static string Quote(string text) =>
        text.Length > 0 && text[0] != '-' && text.All(c => char.IsAsciiLetterOrDigit(c) || "-_./:@+=,".Contains(c, StringComparison.Ordinal))
            ? text
            : "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
