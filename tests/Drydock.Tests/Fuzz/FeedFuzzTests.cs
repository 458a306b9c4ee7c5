using Drydock.Core.Advisories.Feeds;
using Drydock.Oci.Content;
using Drydock.Tests.Advisories.Feeds;

namespace Drydock.Tests.Fuzz;

/// <summary>Every source of advisories, on spoiled copies of its fixtures: a new source is fuzzed without another line of test code.</summary>
public sealed class FeedFuzzTests
{
    private const double SecondsForEach = 2;

    /// <summary>Advisories are built of small objects and lists, and YAML is made into JSON on the way.</summary>
    private const int Factor = 512;

    public static TheoryData<string> Ids() => FeedFixtureTests.Ids();

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_source_survives_spoiled_documents(string id)
    {
        var source = AdvisorySources.All.Single(s => s.Info.Id == id);
        var kinds = FeedCase.All().Where(c => c.Source == id).SelectMany(c => c.Documents()).GroupBy(d => Path.GetExtension(d.Path), StringComparer.Ordinal).ToList();
        foreach (var kind in kinds)
        {
            var path = kind.First().Path;
            Fuzzer.Run($"{id}{kind.Key}", bytes => Read(source, path, bytes), [.. kind.Select(d => d.Content)], SecondsForEach / kinds.Count, Factor);
        }
    }

    private static void Read(IAdvisorySource source, string path, ReadOnlySpan<byte> bytes)
    {
        using var content = new MemoryStream(bytes.ToArray());
        var document = new FeedDocument($"{source.Info.Folders[0]}/{path}", path, content, Limit: 2 << 20);
        try
        {
            source.Read(document, new FeedWriter(document, _ => { }, _ => { }));
        }
        catch (DrydockException)
        {
            // Too large: an answer as good as any.
        }
    }
}
