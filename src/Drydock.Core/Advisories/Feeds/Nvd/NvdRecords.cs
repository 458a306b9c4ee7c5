using System.Text.Json;

namespace Drydock.Core.Advisories.Feeds.Nvd;

/// <summary>Reads one record, of whichever format.</summary>
internal static class NvdRecords
{
    public static void Read(JsonElement item, FeedWriter writer)
    {
        var cve = item.Member("cve");
        var isOld = cve.Member("CVE_data_meta").ValueKind == JsonValueKind.Object;
        var id = isOld ? cve.Member("CVE_data_meta").Text("ID") : cve.Text("id") is { Length: > 0 } own ? own : item.Member("_annotation").Text("cve_id");
        if (!VulnerabilityIds.IsCve(id))
        {
            writer.Gap(id, "A record has no CVE id.");
            return;
        }

        var configurations = new NvdConfigurations(id, writer);
        configurations.AddAll(isOld ? item.Member("configurations").Items("nodes") : cve.Items("configurations"));
        var advisory = isOld ? NvdRecord1.Advisory(id, item) : NvdRecord2.Advisory(id, cve, item.Member("_annotation"));
        writer.Add(advisory with { Affected = configurations.Affected });
    }
}
