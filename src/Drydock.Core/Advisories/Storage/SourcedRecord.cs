namespace Drydock.Core.Advisories.Storage;

/// <summary>An advisory and the input it comes from.</summary>
internal sealed record SourcedRecord(InputInfo Input, AdvisoryRecord Record);
