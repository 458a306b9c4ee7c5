namespace Drydock.Core.Advisories.Feeds;

/// <summary>The words for scores. <see href="https://www.first.org/cvss/v3.1/specification-document#Qualitative-Severity-Rating-Scale"/></summary>
internal static class CvssBands
{
    /// <param name="score">0.0 to 10.0, of version 3 or 4.</param>
    public static Severity Of(double score) => score switch
    {
        >= 9 => Severity.Critical,
        >= 7 => Severity.High,
        >= 4 => Severity.Medium,
        > 0 => Severity.Low,
        _ => Severity.Info,
    };
}
