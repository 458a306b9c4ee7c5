using System.Text.Json;

namespace Drydock.Core.Advisories.Feeds;

/// <summary>Reads the <c>metrics</c> of a container of a CVE record.</summary>
internal static class Cve5Metrics
{
    private static readonly string[] Versions = ["cvssV4_0", "cvssV3_1", "cvssV3_0", "cvssV2_0"];

    /// <param name="assigner">Who rates when the container does not say whose it is.</param>
    public static IEnumerable<Rating> Ratings(JsonElement container, string assigner)
    {
        var provider = container.Member("providerMetadata").Text("shortName");
        var by = provider.Length > 0 ? provider : assigner;
        return container.Items("metrics").SelectMany(m => Versions.Select(v => m.Member(v))).Where(c => c.ValueKind == JsonValueKind.Object).Select(c => CvssJson.Rating(by, c)).OfType<Rating>();
    }

    /// <summary>CISA's decision points, <c>exploitation=poc,automatable=no,technical-impact=total</c>. <see href="https://www.cisa.gov/ssvc"/></summary>
    public static string Ssvc(JsonElement container)
    {
        var options = from metric in container.Items("metrics")
                      let other = metric.Member("other")
                      where other.Text("type") == "ssvc"
                      from option in other.Member("content").Items("options")
                      where option.ValueKind == JsonValueKind.Object
                      from point in option.EnumerateObject()
                      where point.Value.ValueKind == JsonValueKind.String
                      select $"{Word(point.Name)}={Word(point.Value.GetString()!)}";
        return string.Join(',', options.Distinct(StringComparer.Ordinal));
    }

    private static string Word(string text) => text.Trim().ToLowerInvariant().Replace(' ', '-');
}
