using System.Collections.Immutable;
using System.Text.Json;

namespace Drydock.Core.Advisories.Feeds.Osv;

/// <summary>How bad an OSV record says it is: vectors, and words in places of each database's own.</summary>
internal static class OsvRatings
{
    public static ImmutableArray<Rating> Read(JsonElement record, string id, FeedWriter writer)
    {
        var by = By(id);
        var ratings = new List<Rating>();
        var word = SeverityWords.Read(record.Member("database_specific").Text("severity"));
        if (word is { } severity)
        {
            ratings.Add(new Rating(by, severity));
        }

        foreach (var score in record.Items("severity").Concat(record.Items("affected").SelectMany(a => a.Items("severity"))).Where(s => s.Text("type") != "Ubuntu"))
        {
            if (Ratings.FromVector(by, score.Text("score")) is { } rating)
            {
                ratings.Add(rating);
            }
            else
            {
                writer.Gap(id, $"'{score.Text("score")}' is no CVSS vector.");
            }
        }

        if (ratings.Count == 0 && id.StartsWith("MAL-", StringComparison.Ordinal))
        {
            // Whoever runs a package that was made to do harm has lost, whatever it does.
            ratings.Add(new Rating(by, Severity.Critical));
        }

        return [.. ratings.Distinct()];
    }

    /// <summary>The vendor's own word for a package; null when there is none.</summary>
    public static Severity? OfPackage(JsonElement affected)
    {
        if (affected.Member("database_specific").Text("informational").Length > 0)
        {
            return Severity.Info;
        }

        var specific = affected.Member("ecosystem_specific");
        return SeverityWords.Read(specific.Text("severity")) ?? SeverityWords.Read(specific.Text("ubuntu_priority")) ?? SeverityWords.Read(specific.Text("urgency"));
    }

    /// <summary>The vendor's own word for all packages of a distribution's record; null when there is none.</summary>
    public static Severity? OfUpdate(JsonElement record) =>
        SeverityWords.Read(record.Items("severity").FirstOrDefault(s => s.Text("type") == "Ubuntu").Text("score")) ?? SeverityWords.Read(InTitle(record)) ?? SeverityWords.Read(InReferences(record));

    /// <summary>AlmaLinux and Rocky begin an update's title with it: <c>Important: kernel security update</c>.</summary>
    private static string InTitle(JsonElement record)
    {
        var title = record.Text("summary");
        var colon = title.IndexOf(": ", StringComparison.Ordinal);
        return colon > 0 ? title[..colon] : "";
    }

    /// <summary>Red Hat links to what it is classified as.</summary>
    private static string InReferences(JsonElement record)
    {
        const string Classification = "/security/updates/classification/#";
        var link = record.Items("references").Select(r => r.Text("url")).FirstOrDefault(u => u.Contains(Classification, StringComparison.Ordinal)) ?? "";
        return link.Length == 0 ? "" : link[(link.IndexOf('#', StringComparison.Ordinal) + 1)..];
    }

    /// <summary>Who rates is told by the id's start.</summary>
    private static string By(string id) => id[..Math.Max(0, id.IndexOf('-', StringComparison.Ordinal))] switch
    {
        "GHSA" => "ghsa",
        "PYSEC" => "pypa",
        "GO" => "go",
        "RUSTSEC" => "rustsec",
        "BIT" => "bitnami",
        "MAL" => "openssf",
        "HSEC" => "haskell",
        "CURL" => "curl",
        "ALSA" or "ALBA" or "ALEA" => "almalinux",
        "RLSA" or "RLBA" or "RLEA" or "RXSA" => "rocky",
        "RHSA" or "RHBA" or "RHEA" => "redhat",
        "USN" or "LSN" or "UBUNTU" => "ubuntu",
        "DSA" or "DLA" or "DTSA" or "DEBIAN" => "debian",
        "SUSE" or "openSUSE" => "suse",
        _ => "osv",
    };
}
