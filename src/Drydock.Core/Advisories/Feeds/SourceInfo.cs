using System.Collections.Immutable;

namespace Drydock.Core.Advisories.Feeds;

/// <summary>What a source of advisories is.</summary>
/// <param name="Id">Kebab-case, never renamed: reports name it.</param>
/// <param name="Version">Raised when the reader makes something else of the same bytes: what was built before is then built again.</param>
/// <param name="Summary">One line for the table of sources.</param>
/// <param name="Folders">Where its files lie in a folder of feeds, <c>os/alpine-secdb</c>; files there belong to this source.</param>
public sealed record SourceInfo(string Id, int Version, string Summary, params ImmutableArray<string> Folders)
{
    /// <summary>The ratings, dates, EPSS and KEV entries of its records are asked for every CVE, whatever feed found it.</summary>
    public bool IsAboutEveryCve { get; init; }

    /// <summary>The publisher's name and license, as attribution wants it.</summary>
    public string License { get; init; } = "";

    /// <summary>What <c>drydock db update</c> fetches.</summary>
    public ImmutableArray<FeedDownload> Downloads { get; init; } = [];
}
