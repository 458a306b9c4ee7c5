using System.Collections.Immutable;
using Drydock.Core.Repositories.Debs;

namespace Drydock.Core.Repositories.Resolution;

/// <summary>Something that does not hold in a draft, and what could be done about it.</summary>
/// <param name="Happened">For people, when nothing can: a clause without its full stop.</param>
internal sealed record Clash(string Happened, ImmutableArray<ClashWay> Ways);
