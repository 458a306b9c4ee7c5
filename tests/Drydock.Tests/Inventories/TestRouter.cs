using System.Text;
using System.Text.RegularExpressions;
using Drydock.Core.Inventories;

namespace Drydock.Tests.Inventories;

/// <summary>The plainest reading of <see cref="PathFilter"/>.</summary>
internal static class TestRouter
{
    public static bool Wants(PathFilter filter, string path, ReadOnlySpan<byte> content)
    {
        foreach (var magic in filter.Magic.IsDefault ? [] : filter.Magic)
        {
            if (content.StartsWith(magic == FileMagic.Elf ? "\x7FELF"u8 : "MZ"u8))
            {
                return true;
            }
        }

        return filter.Patterns.Any(p => Matches(p, path));
    }

    private static bool Matches(string pattern, string path)
    {
        var ignoresCase = pattern.StartsWith("(?i)", StringComparison.Ordinal);
        pattern = ignoresCase ? pattern[4..] : pattern;
        var regex = new StringBuilder("^");
        if (pattern.StartsWith("**/", StringComparison.Ordinal))
        {
            regex.Append("(.*/)?");
            pattern = pattern[3..];
        }

        regex.Append(Regex.Escape(pattern).Replace("\\*", "[^/]*", StringComparison.Ordinal)).Append('$');
        return Regex.IsMatch(path, regex.ToString(), ignoresCase ? RegexOptions.IgnoreCase : RegexOptions.None);
    }
}
