using System.Diagnostics.CodeAnalysis;

namespace Drydock.Core.Advisories.Scoring;

/// <summary>Scores vectors of the Common Vulnerability Scoring System, versions 2.0, 3.0, 3.1 and 4.0. <see href="https://www.first.org/cvss/"/></summary>
public static class Cvss
{
    /// <summary>The overall score of a vector and its word; false when it is malformed.</summary>
    public static bool TryRate([NotNullWhen(true)] string? vector, out double score, out Severity severity)
    {
        var isRated = TryScore(vector, out var scores);
        score = scores.Overall;
        severity = isRated ? SeverityOf(score, IsVersion2(vector)) : Severity.Info;
        return isRated;
    }

    /// <summary>The scores of a vector; false when it is malformed.</summary>
    public static bool TryScore([NotNullWhen(true)] string? vector, out CvssScore score)
    {
        score = default;
        var text = vector.AsSpan();
        if (text.StartsWith("CVSS:3."))
        {
            var parsed = text.Length > 9 && text[7] is '0' or '1' && text[8] == '/' ? CvssVector.Parse(CvssMetrics.V3, text[9..]) : null;
            return parsed is not null && Give(Cvss3.Score(parsed, isVersion31: text[7] == '1'), out score);
        }

        if (text.StartsWith("CVSS:4.0/"))
        {
            return CvssVector.Parse(CvssMetrics.V4, text[9..]) is { } parsed && Give(Cvss4.Score(parsed), out score);
        }

        return CvssVector.Parse(CvssMetrics.V2, BodyOfVersion2(text)) is { } oldest && Give(Cvss2.Score(oldest), out score);
    }

    /// <summary>The vector with the prefix of its version: version 2 has none of its own, so that it gets ours.</summary>
    public static string Normalize(string vector) => IsVersion2(vector) ? $"{Version2Prefix}{BodyOfVersion2(vector)}" : vector;

    /// <summary>The word for a score: table 14 of the specification of 3.1; NVD's words for version 2, which has none. "None" is <see cref="Severity.Info"/>.</summary>
    internal static Severity SeverityOf(double score, bool isVersion2) => score switch
    {
        >= 9 when !isVersion2 => Severity.Critical,
        >= 7 => Severity.High,
        >= 4 => Severity.Medium,
        > 0 => Severity.Low,
        _ => isVersion2 ? Severity.Low : Severity.Info,
    };

    private const string Version2Prefix = "CVSS:2.0/";

    private static bool IsVersion2(ReadOnlySpan<char> vector) => !vector.StartsWith("CVSS:3.") && !vector.StartsWith("CVSS:4.");

    /// <summary>NVD's guide writes version 2 in parentheses, Red Hat as <c>CVSS2#…</c>.</summary>
    private static ReadOnlySpan<char> BodyOfVersion2(ReadOnlySpan<char> vector) => vector switch
    {
        ['(', .. var inner, ')'] => inner,
        _ when vector.StartsWith(Version2Prefix) => vector[Version2Prefix.Length..],
        _ when vector.StartsWith("CVSS2#") => vector[6..],
        _ => vector,
    };

    private static bool Give(CvssScore given, out CvssScore score)
    {
        score = given;
        return true;
    }
}
