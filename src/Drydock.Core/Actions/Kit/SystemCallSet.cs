using System.Collections.Immutable;

namespace Drydock.Core.Actions.Kit;

/// <summary>The system calls that what is in an image can make, as far as its code tells.</summary>
/// <param name="Names">Sorted.</param>
/// <param name="Unsure">Why everything but what is refused had to be allowed; empty where the code told all.</param>
public sealed record SystemCallSet(ImmutableArray<string> Names, ImmutableArray<string> Unsure)
{
    /// <summary>How many there are on x86-64.</summary>
    public static int All => SystemCalls.Count;

    /// <summary>Everything but what no service needs.</summary>
    public static SystemCallSet Broad(params IEnumerable<string> because) => new([.. SystemCalls.Broad.Order(StringComparer.Ordinal)], [.. because]);
}
