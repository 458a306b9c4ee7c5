using Drydock.Core.Repositories.Debs;

namespace Drydock.Core.Repositories.Resolution;

/// <summary>A package that takes the place of an installed one, or is new.</summary>
/// <param name="Installed">Null for a new one.</param>
/// <param name="Reason">What was asked for, or which other package needs it.</param>
public sealed record UpgradeChoice(DebPackage Candidate, DebPackage? Installed, string Reason);
