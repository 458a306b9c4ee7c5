using Drydock.Core.Advisories.Feeds;

namespace Drydock.Core.Advisories.Storage;

/// <summary>What a source found in one document, kept until it is that document's turn.</summary>
internal sealed record FeedReading(List<Advisory> Advisories, List<FeedGap> Gaps, bool IsSkipped)
{
    public static FeedReading Of(IAdvisorySource source, FeedDocument document)
    {
        var (advisories, gaps) = (new List<Advisory>(), new List<FeedGap>());
        var writer = new FeedWriter(document, advisories.Add, gaps.Add);
        source.Read(document, writer);
        return new FeedReading(advisories, gaps, writer.IsSkipped);
    }
}
