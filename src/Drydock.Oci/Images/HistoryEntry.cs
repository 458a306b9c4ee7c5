namespace Drydock.Oci.Images;

/// <summary>One build step as the config records it.</summary>
/// <param name="CreatedBy">The command, as the builder wrote it; empty when it wrote none.</param>
/// <param name="IsEmptyLayer">The step changed settings only and made no layer.</param>
/// <param name="Created">RFC 3339, as written.</param>
public sealed record HistoryEntry(string CreatedBy, bool IsEmptyLayer, string? Created = null, string? Comment = null);
