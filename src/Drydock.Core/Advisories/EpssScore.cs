namespace Drydock.Core.Advisories;

/// <summary>The likelihood that somebody tries to exploit a vulnerability within 30 days. <see href="https://www.first.org/epss/"/></summary>
/// <param name="Probability">0 to 1.</param>
/// <param name="Percentile">0 to 1: the share of all vulnerabilities that score less.</param>
public sealed record EpssScore(double Probability, double Percentile);
