namespace Drydock.Core.Advisories.Versions;

/// <summary>Every version between two bounds; a bound that is null is not there.</summary>
public sealed record VersionInterval(string? Low, bool LowInclusive, string? High, bool HighInclusive)
{
    public static VersionInterval All { get; } = new(null, LowInclusive: false, null, HighInclusive: false);

    public static VersionInterval Exactly(string version) => new(version, LowInclusive: true, version, HighInclusive: true);

    public bool Contains(IVersionScheme scheme, string version) => IsAboveLow(scheme, version) && IsBelowHigh(scheme, version);

    private bool IsAboveLow(IVersionScheme scheme, string version) =>
        Low is null || scheme.Compare(version, Low) is var order && (order > 0 || (order == 0 && LowInclusive));

    private bool IsBelowHigh(IVersionScheme scheme, string version) =>
        High is null || scheme.Compare(version, High) is var order && (order < 0 || (order == 0 && HighInclusive));
}
