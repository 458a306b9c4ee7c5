using System.Text.Json;
using Drydock.Core.Advisories;

namespace Drydock.Core.Reports.Formats.CycloneDx;

/// <summary>Everybody's ratings, the one that counts first: consumers often read no further.</summary>
internal static class CycloneDxRatings
{
    public static void Write(Utf8JsonWriter writer, JudgedFinding judged, CycloneDxVersion version)
    {
        var vulnerability = judged.Finding.Vulnerability!;
        var counts = new Rating(vulnerability.SeveritySource, judged.Severity);
        var same = vulnerability.Ratings.FirstOrDefault(r => r.Severity == counts.Severity && (r.By == counts.By || counts.By.Length == 0));
        writer.WriteStartArray("ratings");
        WriteOne(writer, same ?? counts, version);
        foreach (var rating in vulnerability.Ratings.Where(r => !ReferenceEquals(r, same)))
        {
            WriteOne(writer, rating, version);
        }

        writer.WriteEndArray();
    }

    private static void WriteOne(Utf8JsonWriter writer, Rating rating, CycloneDxVersion version)
    {
        writer.WriteStartObject();
        if (rating.By.Length > 0)
        {
            CycloneDxVulnerability.WriteSource(writer, "source", rating.By, null);
        }

        if (rating.Score is { } score)
        {
            writer.WriteNumber("score", score);
        }

        writer.WriteString("severity", Kebab.Of(rating.Severity));
        if (rating.Vector.Length > 0)
        {
            writer.WriteString("method", Method(rating.Vector, version));
            writer.WriteString("vector", rating.Vector);
        }

        writer.WriteEndObject();
    }

    /// <summary>1.4 does not know the fourth version of CVSS.</summary>
    private static string Method(string vector, CycloneDxVersion version) => vector switch
    {
        _ when vector.StartsWith("CVSS:4.0/", StringComparison.Ordinal) => version.Minor >= 5 ? "CVSSv4" : "other",
        _ when vector.StartsWith("CVSS:3.1/", StringComparison.Ordinal) => "CVSSv31",
        _ when vector.StartsWith("CVSS:3.0/", StringComparison.Ordinal) => "CVSSv3",
        _ when vector.StartsWith("CVSS:2.0/", StringComparison.Ordinal) => "CVSSv2",
        _ => "other",
    };
}
