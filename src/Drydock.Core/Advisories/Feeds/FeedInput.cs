using System.Collections.Immutable;

namespace Drydock.Core.Advisories.Feeds;

/// <summary>A file of a feed, or the loose documents below one of its folders, as one thing that changes or does not.</summary>
/// <param name="Name">Relative to the folder of feeds; ends with a slash for loose documents.</param>
/// <param name="Files">Full paths, sorted; one for a file.</param>
internal sealed record FeedInput(IAdvisorySource Source, string Name, ImmutableArray<string> Files, long Size);
