using System.Collections.Immutable;

namespace Drydock.Core.Repositories.Upgrading;

/// <summary>What must change, or why it cannot be done.</summary>
/// <param name="Install">Newer versions of installed packages, and new ones, by name.</param>
/// <param name="Remove">Installed packages whose place others take.</param>
/// <param name="Problem">Why there is no such change; null when there is one.</param>
public sealed record UpgradeResult(ImmutableArray<PackageUnit> Install, ImmutableArray<PackageUnit> Remove, string? Problem)
{
    public static UpgradeResult Impossible(string problem) => new([], [], problem);
}
