namespace Drydock.Core.Reports.Comparisons;

/// <summary>A package that is in one image and not in the other, or in both with different versions.</summary>
/// <param name="From">Versions before; empty when it was not there.</param>
/// <param name="To">Versions after; empty when it is gone.</param>
/// <param name="IsOlder">Every version after is older than before: somebody should know.</param>
internal sealed record PackageChange(ChangeKind Kind, string Ecosystem, string Name, string From, string To, bool IsOlder);
