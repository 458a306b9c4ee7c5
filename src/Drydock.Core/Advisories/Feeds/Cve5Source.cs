using System.Collections.Immutable;
using System.Text.Json;

namespace Drydock.Core.Advisories.Feeds;

/// <summary>CVE records of format 5, with what CISA adds to them. <see href="https://github.com/CVEProject/cve-schema"/></summary>
/// <remarks>
/// A record's <c>affected</c> lists are left out: their vendors and products are free text that no ecosystem knows (most say "n/a"), so that matching
/// by them would be guessing. What the record is read for is how bad and how urgent a vulnerability is, that some other feed found.
/// </remarks>
internal sealed class Cve5Source : IAdvisorySource
{
    public SourceInfo Info { get; } = new("cve5", 1, "CVE records with ratings by their publishers and by CISA (Vulnrichment)", "intel/vulnrichment", "intel/cve5")
    {
        IsAboutEveryCve = true,
        License = "CISA Vulnrichment, CC0-1.0; CVE records, MITRE's terms of use",
        Downloads = [new(new Uri("https://github.com/cisagov/vulnrichment/archive/refs/heads/develop.zip"), "intel/vulnrichment/vulnrichment.zip")],
    };

    public void Read(FeedDocument document, FeedWriter writer)
    {
        var name = document.FileName;
        if (!name.StartsWith("CVE-", StringComparison.Ordinal) || !name.EndsWith(".json", StringComparison.Ordinal))
        {
            writer.Skip();
            return;
        }

        using var json = FeedJson.Parse(document, writer);
        if (json is null)
        {
            return;
        }

        var about = json.RootElement.Member("cveMetadata");
        if (VulnerabilityIds.IsCve(about.Text("cveId")))
        {
            writer.Add(Advisory(about, json.RootElement.Member("containers")));
        }
        else
        {
            writer.Gap("", "The record has no CVE id.");
        }
    }

    private static Advisory Advisory(JsonElement about, JsonElement containers)
    {
        var cna = containers.Member("cna");
        var all = containers.Items("adp").Prepend(cna).ToList();
        var isRejected = about.Text("state") == "REJECTED";
        return new Advisory
        {
            Id = about.Text("cveId"),
            Title = cna.Text("title"),
            Description = English(cna, isRejected ? "rejectedReasons" : "descriptions"),
            References = [.. all.SelectMany(c => c.Items("references")).Select(r => r.Text("url")).Where(IsAddress).Distinct(StringComparer.Ordinal)],
            Published = about.Date("datePublished"),
            Modified = about.Date("dateUpdated"),
            IsWithdrawn = isRejected,
            Ratings = [.. all.SelectMany(c => Cve5Metrics.Ratings(c, about.Text("assignerShortName"))).Distinct()],
            Weaknesses = Weaknesses(all),
            Ssvc = all.Select(Cve5Metrics.Ssvc).FirstOrDefault(s => s.Length > 0) ?? "",
        };
    }

    private static string English(JsonElement container, string name)
    {
        var texts = container.Items(name).ToList();
        return texts.Find(t => t.Text("lang").StartsWith("en", StringComparison.OrdinalIgnoreCase)) is { ValueKind: JsonValueKind.Object } english
            ? english.Text("value")
            : texts.FirstOrDefault().Text("value");
    }

    private static ImmutableArray<string> Weaknesses(List<JsonElement> containers) =>
        [.. from container in containers
            from type in container.Items("problemTypes")
            from description in type.Items("descriptions")
            let id = Weakness(description)
            where id.Length > 0
            group id by id into ids
            select ids.Key];

    /// <summary>Some publishers write the id into the text only: <c>CWE-79 Cross-site Scripting</c>.</summary>
    private static string Weakness(JsonElement description)
    {
        var text = description.Text("cweId") is { Length: > 0 } id ? id : description.Text("description");
        var length = 4;
        while (length < text.Length && char.IsAsciiDigit(text[length]))
        {
            length++;
        }

        return length > 4 && text.StartsWith("CWE-", StringComparison.Ordinal) ? text[..length] : "";
    }

    private static bool IsAddress(string text) => text.StartsWith("https://", StringComparison.Ordinal) || text.StartsWith("http://", StringComparison.Ordinal);
}
