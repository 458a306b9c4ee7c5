using System.Text.Json;

namespace Drydock.Core.Advisories.Feeds;

/// <summary>Reads CVSS objects as FIRST's JSON schemas have them: CVE records and NVD write the same. <see href="https://www.first.org/cvss/data-representations"/></summary>
internal static class CvssJson
{
    /// <summary>The rating by the vector; by the publisher's own score where there is no sound vector, null when there is neither.</summary>
    /// <remarks>The vector comes first because published scores contradict their vectors now and then: some are of another version, some count threat metrics, some are typing errors.</remarks>
    public static Rating? Rating(string by, JsonElement cvss)
    {
        if (Ratings.FromVector(by, cvss.Text("vectorString").Trim()) is { } rating)
        {
            return rating;
        }

        var isVersion2 = cvss.Text("version") == "2.0";
        return cvss.Member("baseScore") is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var score) && score is >= 0 and <= 10
            ? new Rating(by, Scoring.Cvss.SeverityOf(score, isVersion2), score)
            : null;
    }
}
