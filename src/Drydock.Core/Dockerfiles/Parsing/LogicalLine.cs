using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles.Parsing;

/// <summary>What a builder sees as one line.</summary>
/// <param name="Text">Its lines joined, without the characters that join them.</param>
/// <param name="Span">From its first character to the end of its last line.</param>
/// <param name="First">The number of its first line, counted from 1.</param>
internal sealed record LogicalLine(SplicedText Text, Span Span, int First, ImmutableArray<Span> EmptyContinuations);
