namespace Drydock.Core.Dockerfiles;

/// <summary>A name with its value, in ENV, ARG and LABEL.</summary>
/// <param name="Name">Without quotes.</param>
/// <param name="Value">Without quotes, escapes resolved, variables not expanded; null where ARG has none.</param>
/// <param name="ValueSpan">As written, with quotes; empty at the end when there is no value.</param>
public sealed record Pair(string Name, string? Value, Span NameSpan, Span ValueSpan, Span Span)
{
    /// <summary>Where it stands in <see cref="Instruction.Joined"/>.</summary>
    internal Span Inner { get; init; }

    /// <summary>Where its value begins there.</summary>
    internal int InnerValue { get; init; }
}
