using System.Text.Json;

namespace Drydock.Core.Advisories.Feeds.Nvd;

/// <summary>Reads what a record of the feeds 1.1 says besides its configurations. <see href="https://csrc.nist.gov/schema/nvd/feed/1.1/nvd_cve_feed_json_1.1.schema"/></summary>
internal static class NvdRecord1
{
    public static Advisory Advisory(string id, JsonElement item)
    {
        var cve = item.Member("cve");
        var description = cve.Member("description").Items("description_data").FirstOrDefault(d => d.Text("lang") == "en").Text("value");
        return new Advisory
        {
            Id = id,
            Description = description,
            References = NvdTexts.Addresses(cve.Member("references").Items("reference_data")),
            Published = item.Date("publishedDate"),
            Modified = item.Date("lastModifiedDate"),
            // The format has no member for it; every such text begins so.
            IsWithdrawn = description.StartsWith("** REJECT **", StringComparison.Ordinal),
            Ratings =
            [
                .. new[] { item.Member("impact").Member("baseMetricV3").Member("cvssV3"), item.Member("impact").Member("baseMetricV2").Member("cvssV2") }
                    .Select(cvss => CvssJson.Rating("nvd", cvss)).OfType<Rating>(),
            ],
            Weaknesses = NvdTexts.Weaknesses(cve.Member("problemtype").Items("problemtype_data")),
        };
    }
}
