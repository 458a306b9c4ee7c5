namespace Drydock.Core.Dockerfiles;

/// <summary>An option of an instruction: <c>--from=build</c>.</summary>
/// <param name="Name">Without the dashes.</param>
/// <param name="Value">Without quotes, variables not expanded; null when there is no <c>=</c>.</param>
/// <param name="ValueSpan">What stands behind the <c>=</c>; empty at the end when there is none.</param>
public sealed record Flag(string Name, string? Value, Span Span, Span ValueSpan)
{
    /// <summary>Where its value stands in <see cref="Instruction.Joined"/>.</summary>
    internal Span Inner { get; init; }
}
