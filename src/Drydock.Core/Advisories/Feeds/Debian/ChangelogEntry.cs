using System.Collections.Immutable;

namespace Drydock.Core.Advisories.Feeds.Debian;

/// <summary>One version in a changelog.</summary>
/// <param name="Source">The source package, which may have had another name then.</param>
/// <param name="Distribution">Where it was uploaded to: unstable, experimental, bookworm-security ….</param>
/// <param name="Date">Null when the last line does not tell it.</param>
/// <param name="Fixed">CVEs that the entry says it fixes, each once.</param>
internal sealed record ChangelogEntry(string Source, string Version, string Distribution, DateOnly? Date, ImmutableArray<string> Fixed);
