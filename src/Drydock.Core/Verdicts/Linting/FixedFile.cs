using System.Collections.Immutable;
using Drydock.Core.Findings;

namespace Drydock.Core.Verdicts.Linting;

/// <summary>A Dockerfile with fixes in it.</summary>
/// <param name="Text">As it is to be written.</param>
/// <param name="Applied">What was mended, in the order in which it was.</param>
public sealed record FixedFile(string Text, ImmutableArray<Finding> Applied);
