using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Tests.Dockerfiles.Shell;

/// <summary>Texts that no one writes: something is read, soon.</summary>
public sealed class HostileShellTests
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
    public void However_long_the_same_goes_on_it_ends(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, (1 << 17) / unit.Length));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        foreach (var dialect in Enum.GetValues<ShellDialect>())
        {
            var script = ShellParser.Parse(text, dialect);
            Assert.True(script.Commands.Count >= 0);
        }

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60);
    }
}
