namespace Drydock.Core.Repositories.Upgrading;

/// <summary>An installed package that must be raised.</summary>
/// <param name="AtLeast">The oldest version that will do; null for the newest there is.</param>
public sealed record WantedUpgrade(string Name, string? AtLeast);
