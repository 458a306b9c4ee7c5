using System.Text;
using System.Text.RegularExpressions;
using Drydock.Core.Inventories;

namespace Drydock.Tests.Inventories;

/// <summary>The router beside the plainest reading of patterns.</summary>
public sealed class PathRouterTests
{
    private static readonly string[] Patterns =
    [
        "var/lib/dpkg/status", "var/lib/dpkg/status.d/*", "var/lib/dpkg/info/*.list", "**/package.json", "**/*.jar", "(?i)**/*.DLL",
        "**/*.dist-info/METADATA", "usr/share/doc/*/copyright", "a/*/b/*", "**/x/*/y*z/n",
    ];

    private static readonly string[] Segments =
    [
        "var", "lib", "dpkg", "status", "status.d", "info", "a.list", "package.json", "x.jar", "Y.dll", "foo.dist-info", "METADATA", "usr", "share", "doc", "copyright",
        "a", "b", "x", "yz", "yaz", "n", ".jar", "jar",
    ];

    [Fact]
    public void Every_path_goes_where_its_patterns_say()
    {
        var router = new PathRouter([.. Patterns.Select(p => (IFileAnalyzer)new Wants(p))]);
        var regexes = Patterns.Select(ToRegex).ToList();
        var random = new Random(3);
        for (var i = 0; i < 20000; i++)
        {
            var path = string.Join('/', Enumerable.Range(0, random.Next(1, 6)).Select(_ => Segments[random.Next(Segments.Length)]));
            Check(router, regexes, path);
        }

        foreach (var path in (string[])["var/lib/dpkg/status", "var/lib/dpkg/status.d/base", "usr/share/doc/bash/copyright", "a/q/b/c", "p/x/q/yz/n", "lib/A.Dll"])
        {
            Assert.NotEqual(0UL, Check(router, regexes, path));
        }
    }

    [Fact]
    public void Magic_goes_by_content()
    {
        var router = new PathRouter([new Wants("**/x"), new Wants("**/y", FileMagic.Elf), new Wants("**/z", FileMagic.Pe)]);

        Assert.Equal(0b010UL, router.MatchMagic([0x7F, (byte)'E', (byte)'L', (byte)'F', 2]));
        Assert.Equal(0b100UL, router.MatchMagic("MZ\0\0"u8));
        Assert.Equal(0UL, router.MatchMagic("text"u8));
    }

    private static ulong Check(PathRouter router, List<Regex> regexes, string path)
    {
        var expected = regexes.Select((r, i) => r.IsMatch(path) ? 1UL << i : 0).Aggregate(0UL, (a, b) => a | b);
        var actual = router.Match(path);
        Assert.True(expected == actual, $"{path}: expected {expected:b}, got {actual:b}");
        return actual;
    }

    private static Regex ToRegex(string pattern)
    {
        var ignoresCase = pattern.StartsWith("(?i)", StringComparison.Ordinal);
        pattern = ignoresCase ? pattern[4..] : pattern;
        var text = new StringBuilder("^");
        if (pattern.StartsWith("**/", StringComparison.Ordinal))
        {
            text.Append("(.*/)?");
            pattern = pattern[3..];
        }

        text.Append(Regex.Escape(pattern).Replace("\\*", "[^/]*", StringComparison.Ordinal)).Append('$');
        return new Regex(text.ToString(), ignoresCase ? RegexOptions.IgnoreCase : RegexOptions.None);
    }

    private sealed class Wants(string pattern, params FileMagic[] magic) : IFileAnalyzer
    {
        public AnalyzerInfo Info { get; } = new("wants", 1, AnalyzerGroup.Packages, "");

        public PathFilter Paths { get; } = new([pattern], [.. magic]);

        public void Analyze(FileView file, FactWriter facts) => throw new InvalidOperationException();
    }
}
