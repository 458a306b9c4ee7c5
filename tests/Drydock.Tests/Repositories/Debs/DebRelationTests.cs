using System.Text;
using Drydock.Core.Repositories.Debs;

namespace Drydock.Tests.Repositories.Debs;

public sealed class DebRelationTests
{
    [Theory]
    [InlineData("libc6 (>= 2.36), libfoo | bar:any (<<1:2~)", "libc6 (>= 2.36), libfoo | bar:any (<< 1:2~)")]
    [InlineData(" a(=1) ,\n b\t( > 2 ) , c (< 3),", "a (= 1), b (>= 2), c (<= 3)")]
    [InlineData("a [amd64], b [!amd64], c [i386 linux-any], d [!i386 !arm64], e [any-amd64]", "a, c, d, e")]
    [InlineData("a <!nocheck>, b <cross>, c <cross> <!nodoc>, d <!a !b> [amd64]", "a, c, d")]
    [InlineData("a [i386] | b", "b")]
    [InlineData("", "")]
    [InlineData("python3:native, g++-12 (= 12.2.0-14+deb12u1)", "python3:native, g++-12 (= 12.2.0-14+deb12u1)")]
    public void Relations_are_read(string field, string expected)
    {
        Assert.True(DebRelationParser.TryParse(field, "amd64", out var read));
        Assert.Equal(expected, string.Join(", ", read));
    }

    [Theory]
    [InlineData("a (>= )")]
    [InlineData("a (>= 1")]
    [InlineData("a (1) b")]
    [InlineData("a (~ 1)")]
    [InlineData("(>= 1)")]
    [InlineData("a |")]
    [InlineData("a:")]
    [InlineData("a$(reboot)")]
    [InlineData("a (>= 1 2)")]
    public void What_is_no_relation_is_told(string field) => Assert.False(DebRelationParser.TryParse(field, "amd64", out _));

    [Fact]
    public void Paragraphs_keep_their_order_lines_and_lists()
    {
        var read = DebStanza.ParseAll(Encoding.UTF8.GetBytes("\n \nB: 1\na:  x y \n z\n .\n# a comment\n w\n\n\nC:\n q\r\n")).ToList();
        Assert.Equal([3, 11], read.Select(s => s.Line));
        Assert.Equal(["B", "a"], read[0].Fields.Select(f => f.Key));
        Assert.Equal("x y \n z\n .\n w", read[0]["A"]);
        Assert.Equal("\n q", read[1]["c"]);
        Assert.True(read.TrueForAll(s => s.IsSound));
    }

    [Theory]
    [InlineData("A: 1\nA: 2\n")]
    [InlineData(" A: 1\n")]
    [InlineData("A: 1\nno field\n")]
    [InlineData("A b: 1\n")]
    public void A_paragraph_that_programs_could_read_in_two_ways_is_not_sound(string text) =>
        Assert.False(Assert.Single(DebStanza.ParseAll(Encoding.UTF8.GetBytes(text))).IsSound);

    [Fact]
    public void What_is_installed_is_what_has_files()
    {
        var installed = DebPackage.Installed("""
            Package: a
            Status: install ok installed
            Version: 1
            Source: src (0.9)

            Package: b
            Status: deinstall ok config-files
            Version: 1

            Package: c
            Status: hold ok half-configured
            Version: 1

            Package: d
            Version: 2
            """u8.ToArray(), "amd64");
        Assert.Equal(["a 1", "c 1", "d 2"], installed.Select(p => p.ToString()));
        Assert.Equal(("src", "0.9"), (installed[0].SourceName, installed[0].SourceVersion));
        Assert.Equal([false, true, false], installed.Select(p => p.IsHeld));
    }
}
