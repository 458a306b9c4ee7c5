using System.Text.RegularExpressions;

namespace Drydock.Core.Actions.Patch.Dpkg;

/// <summary>
/// What the image is configured to leave out of packages: <c>path-exclude</c> and <c>path-include</c>, of which the last that matches counts.
/// <see href="https://manpages.debian.org/bookworm/dpkg/dpkg.1.en.html"/>
/// </summary>
internal sealed class PathFilters
{
    private readonly List<(string Pattern, Regex Match, bool Includes)> all = [];

    /// <param name="configurations">Texts of dpkg's configuration files, in their order.</param>
    public PathFilters(IEnumerable<string> configurations)
    {
        foreach (var line in configurations.SelectMany(DpkgText.Lines).Select(l => l.Trim()))
        {
            var name = line.TrimStart('-');
            if (name.StartsWith("path-exclude", StringComparison.Ordinal) || name.StartsWith("path-include", StringComparison.Ordinal))
            {
                var pattern = name["path-include".Length..].TrimStart(' ', '=', '\t').Trim('"');
                all.Add((pattern, Wildcards.Compile(pattern), name.StartsWith("path-include", StringComparison.Ordinal)));
            }
        }
    }

    /// <param name="name">With its slash.</param>
    /// <param name="canHold">A folder, or a link that may be one: it stays where something in it does.</param>
    public bool Excludes(string name, bool canHold)
    {
        var isOut = false;
        foreach (var (_, match, includes) in all)
        {
            isOut = match.IsMatch(name) ? !includes : isOut;
        }

        return isOut && !(canHold && all.Exists(f => f.Includes && name.StartsWith(Stem(f.Pattern), StringComparison.Ordinal)));
    }

    /// <summary>A folder below the part without wildcards stays: dpkg does not look closer.</summary>
    private static string Stem(string pattern)
    {
        var end = pattern.AsSpan().IndexOfAny("*?[\\");
        return (end < 0 ? pattern : pattern[..end]).TrimEnd('/');
    }
}
