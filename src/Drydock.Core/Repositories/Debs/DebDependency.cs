using System.Collections.Immutable;

namespace Drydock.Core.Repositories.Debs;

/// <summary>Relations of which one must hold: <c>mta | mail-agent</c>.</summary>
public sealed record DebDependency(ImmutableArray<DebRelation> Alternatives)
{
    public override string ToString() => string.Join(" | ", Alternatives);
}
