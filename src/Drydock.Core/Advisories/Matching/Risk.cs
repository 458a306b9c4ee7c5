namespace Drydock.Core.Advisories.Matching;

/// <summary>
/// Puts findings in the order in which they should be worked on. Documented in docs/vulnerabilities.md:
/// <code>
///   risk       = 100 × impact × (0.2 + 0.8 × likelihood) × fixability
///   impact     = severity: critical 1, high 0.8, medium 0.5, low 0.25, info 0.05, unknown 0.5
///   likelihood = 1 when known to be exploited; else the square root of EPSS, at least 0.2 in the first 30 days after publication
///   fixability = 1 when there is a fix, 0.8 when there is none: what cannot be done comes after what can
/// </code>
/// An exploited vulnerability whose due date has passed stands above one whose has not: 2 % more, at most 100.
/// </summary>
internal static class Risk
{
    private const int NewForDays = 30;
    private const double NewLikelihood = 0.2;

    public static double Of(Vulnerability vulnerability, DateOnly today)
    {
        var risk = 100 * Impact(vulnerability.Severity) * (0.2 + (0.8 * Likelihood(vulnerability, today))) * (vulnerability.IsFixable ? 1 : 0.8);
        return Math.Round(Math.Min(100, vulnerability.KnownExploit?.Due < today ? risk * 1.02 : risk), 1);
    }

    private static double Impact(Severity severity) => severity switch
    {
        Severity.Critical => 1,
        Severity.High => 0.8,
        Severity.Low => 0.25,
        Severity.Info => 0.05,
        _ => 0.5,
    };

    private static double Likelihood(Vulnerability vulnerability, DateOnly today)
    {
        if (vulnerability.KnownExploit is not null)
        {
            return 1;
        }

        var published = vulnerability.Published;
        var isNew = published is { } day && today.DayNumber - day.DayNumber is >= 0 and < NewForDays;
        return Math.Max(Math.Sqrt(vulnerability.Epss?.Probability ?? 0), isNew ? NewLikelihood : 0);
    }
}
