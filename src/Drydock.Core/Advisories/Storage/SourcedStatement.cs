namespace Drydock.Core.Advisories.Storage;

/// <summary>A statement and the input it comes from.</summary>
internal sealed record SourcedStatement(InputInfo Input, Statement Statement);
