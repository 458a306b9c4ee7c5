using System.Collections.Immutable;
using Drydock.Core.Inventories.Os;

namespace Drydock.Core.Inventories;

/// <summary>Every analyzer there is. A new one is a file, a fixture folder and a line here.</summary>
public static class Analyzers
{
    public static ImmutableArray<IFileAnalyzer> All { get; } =
    [
        new OsReleaseAnalyzer(),
        new DpkgStatusAnalyzer(),
    ];
}
