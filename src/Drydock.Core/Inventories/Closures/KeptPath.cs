namespace Drydock.Core.Inventories.Closures;

/// <summary>Why a path stays.</summary>
/// <param name="Rule">Id of the edge that led to it: <c>root</c>, <c>needed-library</c>, <c>mention</c> …</param>
/// <param name="From">The path that led to it; null for a root.</param>
/// <param name="Detail">In words: "needed as 'libssl.so.3'".</param>
public sealed record KeptPath(string Rule, string? From, string Detail);
