using Drydock.Core.Advisories.Scoring;

namespace Drydock.Core.Advisories;

/// <summary>Makes ratings out of CVSS vectors.</summary>
public static class Ratings
{
    /// <summary>The rating that a vector stands for; null when it is malformed.</summary>
    /// <param name="by">Who gave the vector.</param>
    public static Rating? FromVector(string by, string vector) =>
        Cvss.TryRate(vector, out var score, out var severity) ? new Rating(by, severity, score, Cvss.Normalize(vector)) : null;
}
