namespace Drydock.Core.Repositories.Resolution;

/// <summary>A package that is to be raised.</summary>
/// <param name="Architecture">Null for every architecture it is installed for.</param>
/// <param name="AtLeast">The version that is enough; null for the newest one that there is.</param>
/// <param name="Reason">What it is good for, for people: <c>closes CVE-2024-1</c>.</param>
public sealed record UpgradeTarget(string Package, string? Architecture, string? AtLeast, string Reason);
