using System.Collections.Immutable;

namespace Drydock.Core.Findings;

/// <summary>Every rule there is.</summary>
public static class Rules
{
    public static ImmutableArray<IRule<ImageSubject>> Image { get; } = [];
}
