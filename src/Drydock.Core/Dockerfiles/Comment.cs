namespace Drydock.Core.Dockerfiles;

/// <summary>A line of its own that begins with <c>#</c>, also one between the lines of an instruction.</summary>
/// <param name="Span">From its <c>#</c> to the end of the line.</param>
/// <param name="Text">What stands behind <c>#</c>, trimmed.</param>
public sealed record Comment(Span Span, string Text);
