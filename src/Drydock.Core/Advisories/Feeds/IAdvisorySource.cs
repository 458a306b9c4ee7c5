namespace Drydock.Core.Advisories.Feeds;

/// <summary>A plug-in that reads the documents of one feed format. Pure, without state, called from several threads at once.</summary>
public interface IAdvisorySource
{
    SourceInfo Info { get; }

    /// <summary>Reads one document. What cannot be understood becomes a gap with its id, and what is no document of this format is skipped, by <paramref name="writer"/>; bad bytes never throw.</summary>
    void Read(FeedDocument document, FeedWriter writer);
}
