using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Tests.Dockerfiles.Shell;

/// <summary>The tree of small scripts, told in one line each.</summary>
public sealed class ShellParserTests
{
    [Theory]
    [InlineData("(((")]
    [InlineData("if if if {{{ $(( ${a[ \"`'")]
    [InlineData("\0 \\")]
    [InlineData(") ; ;; & && | done } esac")]
    [InlineData("cat <<A <<-B\nx")]
    [InlineData("case x in a) ;;& b")]
    [InlineData("[[ a && ( b")]
    [InlineData("f( x ) { y; }")]
    public void Whatever_it_is_given_it_ends(string text)
    {
        foreach (var dialect in Enum.GetValues<ShellDialect>())
        {
            var script = ShellParser.Parse(text, dialect);
            Assert.All(script.Nodes, n => Assert.InRange(n.Span.Start, 0, n.Span.End));
            Assert.NotNull(script.Commands.ToList());
        }
    }

    [Theory]
    [InlineData("(")]
    [InlineData("$(")]
    [InlineData("`\\")]
    [InlineData("{ ")]
    [InlineData("if ")]
    [InlineData("\"$(")]
    [InlineData("${a:-")]
    [InlineData("${a[")]
    [InlineData("$((")]
    [InlineData("((")]
    [InlineData("x{")]
    [InlineData("a[")]
    [InlineData(" [")]
    [InlineData("<(")]
    [InlineData("a=(")]
    [InlineData("! ")]
    [InlineData("@(")]
    [InlineData("case x in (a) ")]
    [InlineData("a && ")]
    [InlineData("a | ")]
    [InlineData("<<E ")]
    [InlineData("sudo ")]
    [InlineData("sh -c 'sh -c \"")]
    [InlineData("f() ")]
    [InlineData("time ")]
    [InlineData("coproc ")]
    [InlineData("x\n")]
    [InlineData("#\n")]
    [InlineData("'a' ")]
    [InlineData("] ")]
    [InlineData("{a,b}")]
    [InlineData("{a{,")]
    [InlineData("[[ ( ")]
    [InlineData("))")]
    [InlineData(";;")]
    public void A_megabyte_of_the_same_is_read_in_a_moment(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, (1 << 14) / unit.Length));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        foreach (var dialect in Enum.GetValues<ShellDialect>())
        {
            var script = ShellParser.Parse(text, dialect);
            Assert.True(script.Commands.Count() >= 0);
        }

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 20);
    }
}
