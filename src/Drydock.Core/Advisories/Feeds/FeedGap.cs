namespace Drydock.Core.Advisories.Feeds;

/// <summary>A record of a feed that could not be understood.</summary>
/// <param name="Id">The record's id, or the document's name when it has none.</param>
public sealed record FeedGap(string File, string Id, string Message);
