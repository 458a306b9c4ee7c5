using Drydock.Oci.Content;
using Drydock.Oci.Stores.Http;

namespace Drydock.Core.Advisories.Downloads;

/// <summary>A file of a feed that was to be fetched, and what came of it.</summary>
/// <param name="File">Relative to the folder of feeds.</param>
/// <param name="Error">Why it could not be fetched; null when it could.</param>
internal sealed record FetchedFeed(string Source, string File, DownloadOutcome? Outcome, DrydockException? Error);
