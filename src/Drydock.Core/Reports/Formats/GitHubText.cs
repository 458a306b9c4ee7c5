namespace Drydock.Core.Reports.Formats;

/// <summary>Text inside of workflow commands of GitHub.</summary>
internal static class GitHubText
{
    public static string Property(string text) => Value(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    /// <summary>Line breaks are gone already; a percent sign would begin an escape.</summary>
    public static string Value(string text) => Plain(text).Replace("%", "%25", StringComparison.Ordinal);

    /// <summary>The older form of a command, <c>##[…]</c>, is obeyed anywhere in a line.</summary>
    public static string Plain(string text) => TerminalText.Clean(text).Replace("##[", "## [", StringComparison.Ordinal);
}
