using System.Globalization;

namespace Drydock.Core.Advisories.Matching;

/// <summary>Says in words why a finding stands where it does.</summary>
public static class RiskReason
{
    /// <param name="today">As in <see cref="Matcher"/>.</param>
    public static string Of(Vulnerability vulnerability, DateOnly today)
    {
        var severity = $"severity {vulnerability.Severity.ToString().ToLowerInvariant()}{(vulnerability.SeveritySource.Length > 0 ? $" (says {vulnerability.SeveritySource})" : "")}";
        return string.Create(CultureInfo.InvariantCulture, $"risk {vulnerability.Risk:0.#} of 100: {severity}, {Likelihood(vulnerability, today)}, {(vulnerability.IsFixable ? "and there is a fix" : "and there is no fix, which puts it after what can be mended")}");
    }

    private static string Likelihood(Vulnerability vulnerability, DateOnly today)
    {
        if (vulnerability.KnownExploit is { } exploit)
        {
            var due = exploit.Due is { } day ? $", {(day < today ? "overdue since" : "due")} {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "";
            return $"known to be exploited{(exploit.IsUsedByRansomware ? " by ransomware" : "")} (CISA{due})";
        }

        return vulnerability.Epss is { } epss
            ? string.Create(CultureInfo.InvariantCulture, $"exploitation within 30 days {epss.Probability * 100:0.##} % likely (EPSS, more than {epss.Percentile * 100:0} % of all)")
            : "nothing known of exploitation";
    }
}
