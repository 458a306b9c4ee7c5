namespace Drydock.Core.Advisories.Feeds;

/// <summary>The words that feeds rate with, in our five.</summary>
internal static class SeverityWords
{
    /// <summary>Null for words that say nothing (unknown, not yet assigned) and for what is no such word.</summary>
    public static Severity? Read(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[16];
        word = word.Trim();
        return word.Length > lower.Length ? null : lower[..word.ToLowerInvariant(lower)] switch
        {
            "critical" or "urgent" => Severity.Critical,
            "high" or "important" => Severity.High,
            "medium" or "moderate" => Severity.Medium,
            "low" or "minor" => Severity.Low,
            "negligible" or "unimportant" or "none" or "info" or "informational" => Severity.Info,
            _ => null,
        };
    }
}
