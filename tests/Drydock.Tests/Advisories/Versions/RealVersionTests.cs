using System.Text.RegularExpressions;
using Drydock.Core.Advisories.Versions;

namespace Drydock.Tests.Advisories.Versions;

/// <summary>Our orders beside the programs they are taken from, on thousands of versions that differ in little.</summary>
public sealed partial class RealVersionTests : IDisposable
{
    private const string Dpkg =
        """
        while read -r a b; do
            said=$(dpkg --compare-versions "$a" lt "$b" 2>&1)
            code=$?
            if [ -n "$said" ]; then echo '?'
            elif [ $code -eq 0 ]; then echo '<'
            elif dpkg --compare-versions "$a" eq "$b"; then echo '='
            else echo '>'; fi
        done < "$1"
        """;

    private const string Ruby =
        """
        def version(text) = Gem::Version.correct?(text) ? Gem::Version.new(text) : nil
        File.foreach(ARGV[0]) do |line|
          a, b = line.split.map { |text| version(text) }
          puts a && b ? ['=', '>', '<'][a <=> b] : '?'
        end
        """;

    private const string Python =
        """
        import sys
        from packaging.version import InvalidVersion, Version

        def version(text):
            try:
                return Version(text)
            except InvalidVersion:
                return None

        for line in open(sys.argv[1]):
            a, b = map(version, line.split())
            print('?' if a is None or b is None else '<' if a < b else '>' if a > b else '=')
        """;

    private readonly TempFolder temp = new();

    [Fact]
    public void Debian_versions_compare_as_dpkg_has_them() => AssertSame("deb", 300, file => TestPrograms.Run("sh", "-c", Dpkg, "sh", file));

    [Fact]
    public void Rpm_versions_compare_as_rpm_has_them() => AssertSame("rpm", 3000, file => TestPrograms.Run("rpm", "--eval", Rpm(file)), text => !text.Contains('-') && !text.Contains(':'));

    [Fact]
    public void Gem_versions_compare_as_ruby_has_them() => AssertSame("gem", 3000, file => TestPrograms.Run("ruby", "-e", Ruby, file));

    [Fact]
    public void Python_versions_compare_as_packaging_has_them() => AssertSame("pypi", 3000, file => TestPrograms.Run("/usr/bin/python3", "-c", Python, file));

    public void Dispose() => temp.Dispose();

    [GeneratedRegex("^[0-9][0-9A-Za-z.+~^_:!-]*$")]
    private static partial Regex PlainPattern();

    private static string Rpm(string file) =>
        "%{lua: for line in io.lines('" + file + "') do local a, b = line:match('(%S+) (%S+)'); local order = rpm.vercmp(a, b); io.write(order < 0 and '<' or order > 0 and '>' or '=', '\\n') end}";

    /// <param name="compare">Answers each line of a file with a line, or <c>?</c> where a version is not one.</param>
    private void AssertSame(string scheme, int count, Func<string, string> compare, Func<string, bool>? isAsked = null)
    {
        var order = VersionSchemes.Find(scheme)!;
        var seeds = VersionChains.All.Where(c => c.Scheme == scheme).SelectMany(c => VersionChains.Read(c.Chain)).Select(v => v.Version).ToList();
        var texts = Enumerable.Range(0, 100_000).Select(i => VersionTexts.Make(seeds, i)).Where(t => PlainPattern().IsMatch(t) && isAsked?.Invoke(t) != false).Take(count + 1).ToList();
        var pairs = texts.Zip(texts.Skip(1)).ToList();
        File.WriteAllLines(temp.At("pairs"), pairs.Select(p => $"{p.First} {p.Second}"));

        var answers = compare(temp.At("pairs")).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        Assert.Equal(count, answers.Length);
        Assert.InRange(answers.Count(a => a != "?"), count / 4, count);
        Assert.Empty(pairs.Zip(answers).Where(a => a.Second != "?" && a.Second[0] != "<=>"[Math.Sign(order.Compare(a.First.First, a.First.Second)) + 1]).Select(a => $"{a.First.First} {a.Second} {a.First.Second}"));
    }
}
