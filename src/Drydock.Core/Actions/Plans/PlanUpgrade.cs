namespace Drydock.Core.Actions.Plans;

/// <summary>A package that is raised or newly installed, and the very bytes that it comes from.</summary>
/// <param name="From">The version that is installed; empty for a new package.</param>
/// <param name="Repository">Where it was found, as the user or the image names it.</param>
/// <param name="Path">Of the package's file in the repository.</param>
/// <param name="Digest">SHA-256 in hex.</param>
/// <param name="Why">What it closes or who needs it.</param>
public sealed record PlanUpgrade(string Package, string Architecture, string From, string To, string Repository, string Path, string Digest, long Size, string Why);
