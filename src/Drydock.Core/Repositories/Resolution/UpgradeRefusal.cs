using Drydock.Core.Repositories.Debs;

namespace Drydock.Core.Repositories.Resolution;

/// <summary>A package that was to be raised and is not.</summary>
/// <param name="Installed">Null when it is not installed at all.</param>
/// <param name="Reason">A sentence without its full stop.</param>
public sealed record UpgradeRefusal(UpgradeTarget Target, DebPackage? Installed, string Reason);
