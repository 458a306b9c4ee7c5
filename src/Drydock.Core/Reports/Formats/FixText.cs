using Drydock.Core.Advisories;

namespace Drydock.Core.Reports.Formats;

/// <summary>What can be done about a vulnerability, in a few words.</summary>
internal static class FixText
{
    /// <summary>The version to go to, or why there is none.</summary>
    public static string Of(Vulnerability vulnerability) => vulnerability.IsFixable ? vulnerability.FixedVersion : WithoutVersion(vulnerability.Status);

    public static string Sentence(Vulnerability vulnerability) =>
        vulnerability.IsFixable ? $"Fixed in {vulnerability.FixedVersion}." : $"There is no version to go to: {WithoutVersion(vulnerability.Status)}.";

    private static string WithoutVersion(AdvisoryStatus status) => status switch
    {
        AdvisoryStatus.WillNotFix => "won't be fixed",
        AdvisoryStatus.Deferred => "put off",
        AdvisoryStatus.UnderInvestigation => "not decided yet",
        AdvisoryStatus.EndOfLife => "no more fixes",
        AdvisoryStatus.NotAffected => "not affected",
        _ => "no fix yet",
    };
}
