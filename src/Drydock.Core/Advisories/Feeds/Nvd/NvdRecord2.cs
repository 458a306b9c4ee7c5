using System.Text.Json;

namespace Drydock.Core.Advisories.Feeds.Nvd;

/// <summary>Reads what a record of API 2.0 says besides its configurations. <see href="https://csrc.nist.gov/schema/nvd/api/2.0/cve_api_json_2.0.schema"/></summary>
internal static class NvdRecord2
{
    private static readonly string[] Versions = ["cvssMetricV40", "cvssMetricV31", "cvssMetricV30", "cvssMetricV2"];

    /// <param name="annotation">What overrides write beside the record; undefined elsewhere.</param>
    public static Advisory Advisory(string id, JsonElement cve, JsonElement annotation)
    {
        var description = cve.Items("descriptions").FirstOrDefault(d => d.Text("lang") == "en").Text("value");
        return new Advisory
        {
            Id = id,
            Description = description.Length > 0 ? description : annotation.Text("description"),
            References = NvdTexts.Addresses(cve.Items("references")),
            Published = cve.Date("published"),
            Modified = cve.Date("lastModified"),
            IsWithdrawn = cve.Text("vulnStatus") == "Rejected",
            Ratings = [.. Ratings(cve.Member("metrics")).Distinct()],
            Weaknesses = NvdTexts.Weaknesses(cve.Items("weaknesses")),
        };
    }

    private static IEnumerable<Rating> Ratings(JsonElement metrics) =>
        Versions.SelectMany(v => metrics.Items(v)).Select(m => CvssJson.Rating(By(m.Text("source")), m.Member("cvssData"))).OfType<Rating>();

    /// <summary>Sources are addresses of mail, and ids of organizations where CISA speaks.</summary>
    private static string By(string source) => source switch
    {
        "nvd@nist.gov" or "" => "nvd",
        "134c704f-9b21-4f2e-91b3-4a467353bcc0" => "CISA-ADP",
        _ => source,
    };
}
