namespace Drydock.Core.Repositories.Rpm;

/// <summary>A package to fetch, and the repository that has it.</summary>
public sealed record RpmPlanned(RpmRecord Record, RpmMetadata Repository);
