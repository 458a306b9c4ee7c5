using System.Collections.Immutable;

namespace Drydock.Core.Findings;

/// <summary>A change that mends a finding.</summary>
/// <param name="Title">What it does, as an order: <c>Use apt-get</c>.</param>
/// <param name="Edits">Applied together or not at all; they do not overlap.</param>
public sealed record Fix(string Title, Applicability Applicability, ImmutableArray<Edit> Edits);
