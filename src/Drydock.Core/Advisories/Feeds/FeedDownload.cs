namespace Drydock.Core.Advisories.Feeds;

/// <summary>A file of a production feed.</summary>
/// <param name="Address">Where it is published.</param>
/// <param name="SaveAs">Where it lies in a folder of feeds: one of the source's folders and a file name.</param>
public sealed record FeedDownload(Uri Address, string SaveAs)
{
    /// <summary>What is at the address is one line: the name of the newest file beside it, which is the one that is meant.</summary>
    public bool IsNameOfFile { get; init; }
}
