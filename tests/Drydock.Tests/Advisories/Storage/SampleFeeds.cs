namespace Drydock.Tests.Advisories.Storage;

/// <summary>A small folder of feeds.</summary>
internal static class SampleFeeds
{
    public const string KevFile = "intel/kev/known_exploited_vulnerabilities.json";

    /// <param name="number">Another one gives other records.</param>
    public static void Write(TempFolder folder, int number = 1)
    {
        folder.Write($"feeds/{KevFile}", $$"""{"title":"CISA Catalog","catalogVersion":"2099.01.01","vulnerabilities":[{"cveID":"CVE-2099-{{number:D4}}","dateAdded":"2025-01-02","dueDate":"2025-02-03","requiredAction":"Update.","knownRansomwareCampaignUse":"Unknown","shortDescription":"x","vulnerabilityName":"y"}]}""");
        folder.Write("feeds/lang/Go/GO-2099-0001.json", Osv("GO-2099-0001", "Go", "example.test/one", number));
        folder.Write("feeds/lang/PyPI/PYSEC-2099-1.json", Osv("PYSEC-2099-1", "PyPI", "one", number));
    }

    public static string Osv(string id, string ecosystem, string name, int number) =>
        $$"""{"id":"{{id}}","modified":"2025-01-02T00:00:00Z","summary":"s{{number}}","affected":[{"package":{"ecosystem":"{{ecosystem}}","name":"{{name}}"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"1.{{number}}"}]}]}]}""";
}
