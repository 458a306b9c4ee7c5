namespace Drydock.Core.Advisories.Feeds;

/// <summary>CISA's list of vulnerabilities that are exploited. <see href="https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities_schema.json"/></summary>
internal sealed class KevSource : IAdvisorySource
{
    public SourceInfo Info { get; } = new("kev", 1, "CISA's list of vulnerabilities that are exploited", "intel/kev")
    {
        IsAboutEveryCve = true,
        License = "CISA, CC0-1.0",
        Downloads = [new(new Uri("https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json"), "intel/kev/known_exploited_vulnerabilities.json")],
    };

    public void Read(FeedDocument document, FeedWriter writer)
    {
        if (!document.FileName.EndsWith(".json", StringComparison.Ordinal) || document.FileName.Contains("schema", StringComparison.Ordinal))
        {
            writer.Skip();
            return;
        }

        using var json = FeedJson.Parse(document, writer);
        foreach (var entry in json?.RootElement.Items("vulnerabilities") ?? [])
        {
            var id = entry.Text("cveID");
            if (!VulnerabilityIds.IsCve(id))
            {
                writer.Gap(id, "An entry has no CVE id.");
                continue;
            }

            writer.Add(new Advisory
            {
                Id = id,
                Title = entry.Text("vulnerabilityName"),
                Description = entry.Text("shortDescription"),
                Weaknesses = entry.Texts("cwes"),
                KnownExploit = new KnownExploit(entry.Date("dateAdded"), entry.Date("dueDate"), entry.Text("knownRansomwareCampaignUse") == "Known", entry.Text("requiredAction")),
            });
        }
    }
}
