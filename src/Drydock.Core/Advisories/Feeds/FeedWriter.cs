namespace Drydock.Core.Advisories.Feeds;

/// <summary>Takes what a source found in one document.</summary>
/// <param name="document">For gaps.</param>
/// <param name="advisories">Called for each advisory, in the order of the document.</param>
/// <param name="gaps">Called for each gap.</param>
public sealed class FeedWriter(FeedDocument document, Action<Advisory> advisories, Action<FeedGap> gaps)
{
    /// <summary>The document is not of this feed's format: a readme, a license, a schema.</summary>
    public bool IsSkipped { get; private set; }

    public void Add(Advisory advisory) => advisories(advisory);

    /// <summary>A record could not be understood, wholly or in part.</summary>
    /// <param name="id">The record's; empty when it has none.</param>
    /// <param name="message">What, in one sentence.</param>
    public void Gap(string id, string message) => gaps(new FeedGap(document.File, id.Length > 0 ? id : document.Name, message));

    public void Skip() => IsSkipped = true;
}
