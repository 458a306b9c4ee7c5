using System.Globalization;

namespace Drydock.Core.Advisories.Feeds.Csaf;

/// <summary>
/// Reads which minor release a version was made for: <c>7.76.1-23.el9_2.4</c> is for 9.2. Each minor release is mended by itself, so that a version of an older one may be
/// sound and less than what mends a newer one.
/// </summary>
internal static class ZStream
{
    /// <summary>The minor release; null when the version does not say.</summary>
    public static int? Minor(string version) => Find(version, out _, out var minor) ? minor : null;

    /// <summary>A version above all of the same minor release: <c>7.76.1-23.el9_3</c>.</summary>
    public static string? After(string version) => Find(version, out var end, out var minor) ? $"{version.AsSpan(0, end)}{minor + 1}" : null;

    private static bool Find(string version, out int end, out int minor)
    {
        (end, minor) = (0, 0);
        var tag = version.LastIndexOf(".el", StringComparison.Ordinal);
        var underscore = tag < 0 ? -1 : version.IndexOf('_', tag);
        if (underscore < 0)
        {
            return false;
        }

        end = underscore + 1;
        var rest = version.AsSpan(end);
        var digits = rest.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(digits < 0 ? rest : rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out minor) && minor < 100;
    }
}
