using Drydock.Core.Advisories;
using Drydock.Core.Advisories.Feeds;

namespace Drydock.Tests.Advisories.Feeds;

/// <summary>What a source made of the documents of a fixture.</summary>
internal sealed record FeedRun(List<Advisory> Advisories, List<FeedGap> Gaps, List<string> Skipped);
