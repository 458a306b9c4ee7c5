using Drydock.Core.Advisories.Versions.Ranges;

namespace Drydock.Core.Advisories.Versions;

/// <summary>Reading ranges in the syntax of their own ecosystem, or as a <c>vers:</c> URI.</summary>
/// <remarks>
/// A range is asked in two ways. <see cref="VersionRange.Contains"/> is pure order, which is what advisories mean: 2.0-rc1 is older than 2.0, so it is
/// affected by what was fixed in 2.0. <see cref="TrySatisfies"/> is the package manager's own answer, with its rules beside the order: npm and Cargo take
/// no pre-release that was not asked for, PEP 440 neither, RPM leaves out a release that one side lacks.
/// </remarks>
public static class VersionRanges
{
    /// <param name="scheme">A purl type or the id of a scheme.</param>
    /// <param name="problem">Why the range could not be read, in plain words; empty when it could.</param>
    public static bool TryParse(string scheme, string text, out VersionRange range, out string problem)
    {
        var isRead = TryRead(scheme, text, out var order, out _, out var native, out problem);
        range = isRead ? native.ToRange(order) : VersionRange.None;
        return isRead;
    }

    /// <summary>Whether the package manager itself would say that <paramref name="version"/> is in the range; false when the range cannot be read.</summary>
    public static bool TrySatisfies(string scheme, string version, string range, out bool isSatisfied, out string problem)
    {
        var isRead = TryRead(scheme, range, out var order, out var dialect, out var native, out problem);
        isSatisfied = isRead && dialect.Allows(order, native, version);
        return isRead;
    }

    private static bool TryRead(string type, string text, out IVersionScheme order, out IRangeDialect dialect, out NativeRange native, out string problem)
    {
        dialect = RangeDialects.Find(type, text);
        native = new NativeRange([]);
        var found = VersionSchemes.Find(type);
        order = found ?? VersionSchemes.All[0];
        problem = found is null ? $"there is no version scheme '{type}'" : "";
        return found is not null && dialect.TryParse(order, text, out native, out problem);
    }
}
