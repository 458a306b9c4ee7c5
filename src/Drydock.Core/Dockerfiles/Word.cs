namespace Drydock.Core.Dockerfiles;

/// <summary>An argument of an instruction.</summary>
/// <param name="Value">What the builder makes of it before it expands variables: quotes and escapes are resolved where it does that.</param>
/// <param name="Span">As written, with its quotes.</param>
public sealed record Word(string Value, Span Span)
{
    /// <summary>Where it stands in <see cref="Instruction.Joined"/>.</summary>
    internal Span Inner { get; init; }
}
