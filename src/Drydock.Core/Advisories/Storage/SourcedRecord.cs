namespace Drydock.Core.Advisories.Storage;

/// <summary>An advisory and the source it comes from.</summary>
internal sealed record SourcedRecord(string Source, AdvisoryRecord Record);
