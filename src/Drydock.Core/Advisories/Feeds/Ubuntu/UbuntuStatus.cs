namespace Drydock.Core.Advisories.Feeds.Ubuntu;

/// <summary>The words of state in Ubuntu's tracker.</summary>
internal static class UbuntuStatus
{
    /// <summary>Reasons of <c>ignored</c> that mean: this release, or this kernel, gets no fixes any more.</summary>
    private static readonly string[] EndOfLife = ["end of ", "end-of-life", "EOL", "superseded", "replaced by", "abandoned", "no longer"];

    /// <summary>The status of a word; null when nobody knows the word.</summary>
    public static AdvisoryStatus? Parse(ReadOnlySpan<char> word, ReadOnlySpan<char> note) => word switch
    {
        "released" or "released-esm" => AdvisoryStatus.Fixed,
        "needed" or "active" or "in-progress" or "pending" => AdvisoryStatus.Affected,
        "needs-triage" => AdvisoryStatus.UnderInvestigation,
        "deferred" => AdvisoryStatus.Deferred,
        "not-affected" => AdvisoryStatus.NotAffected,
        "ignored" => IsEndOfLife(note) ? AdvisoryStatus.EndOfLife : AdvisoryStatus.WillNotFix,
        _ => null,
    };

    /// <summary>Ubuntu's priority as a severity; null for <c>untriaged</c> and what is not known. <see href="https://ubuntu.com/security/cves/about#priority"/></summary>
    public static Severity? Priority(ReadOnlySpan<char> word) => word switch
    {
        "critical" => Severity.Critical,
        "high" => Severity.High,
        "medium" => Severity.Medium,
        "low" => Severity.Low,
        "negligible" => Severity.Info,
        _ => null,
    };

    private static bool IsEndOfLife(ReadOnlySpan<char> note)
    {
        foreach (var reason in EndOfLife)
        {
            if (note.StartsWith(reason, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return note.Contains("end-of-life", StringComparison.OrdinalIgnoreCase);
    }
}
