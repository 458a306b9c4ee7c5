namespace Drydock.Core.Advisories.Versions.Ranges;

/// <summary>An operator and its version, or <c>-</c> with both ends of a hyphen range.</summary>
/// <param name="At">The column it begins in, from 1.</param>
internal readonly record struct RangeWord(string Operator, string Version, string Upper, int At);
