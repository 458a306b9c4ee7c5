using System.Collections.Immutable;

namespace Drydock.Core.Reports.Hardenings;

/// <summary>One thing that was done, or is to be done, in words.</summary>
/// <param name="Changes">Files and settings that it touches.</param>
public sealed record HardeningStep(string Id, string Name, string Title, string Why, string Risk, ImmutableArray<string> Closes, long BytesSaved, int Changes);
