using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Tests.Dockerfiles.Shell;

/// <summary>Which commands a script runs, what runs them, and where they stand.</summary>
public sealed class CommandUseTests
{
    [Theory]
    [InlineData("a", "a")]
    [InlineData("/usr/bin/apt-get update && rm -rf /x", "apt-get rm")]
    [InlineData("find / -name sudo -delete", "find")]
    [InlineData("echo $(a `b`) \"$(c)\" ${x:-$(d)} <(e)", "echo a b c d e")]
    [InlineData("f() { a; (b); }; if c; then d; elif e; then g; else h; fi", "a b c d e g h")]
    [InlineData("for i in $(a); do b; done; while c; do d; done; case $(e) in x) f;; esac", "a b c d e f")]
    [InlineData("a=$(b) c > $(d) <<EOF\n$(e)\nEOF\nf", "c b d e f")]
    [InlineData("[[ $(a) ]] && ! b | c & d", "a b c d")]
    [InlineData("sudo -u root -E A=b env -i X=1 timeout -k 5 10 apt-get update", "sudo env timeout apt-get")]
    [InlineData("command -v curl", "command")]
    [InlineData("xargs -0 -n 1 rm -f; nice -n 5 make; exec busybox wget x", "xargs rm nice make exec busybox wget")]
    [InlineData("bash -lc 'a && b' ; sh -ec \"c\"; bash -o pipefail -c 'd | e'; sh -c \"$x\"", "bash a b sh c bash d e sh")]
    [InlineData("sh -c \"sh -c 'a'\"", "sh sh a")]
    [InlineData("$x y; \"$(z)\"", "? ? z")]
    [InlineData("A=1; >x", "")]
    public void Commands_are_found_at_any_depth(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', ShellParser.Parse(text).Commands.Select(c => c.Name ?? "?")));

    [Fact]
    public void What_a_started_shell_runs_has_its_place_in_the_file()
    {
        const string Text = "RUN sudo bash -c 'apt-get \\\n  install \"x y\"'";
        var builder = new SplicedText.Builder();
        builder.Add(Text.AsSpan(4, 22), 4);
        builder.Add(Text.AsSpan(28), 28);
        var use = ShellParser.Parse(builder.Build(), ShellDialect.Posix).Commands.Single(c => c.Name == "apt-get");

        Assert.Equal(["apt-get", "install", "\"x y\""], use.Words.Select(w => Text[w.Span.Start..w.Span.End]));
        Assert.Equal("bash", use.Place.Shell?.Name);
    }

    [Fact]
    public void Options_are_told_from_operands()
    {
        var line = ShellParser.Parse("apt-get -qq -oDpkg::Use-Pty=0 -o A=b --target=x install -yf --no-install-recommends curl=1 $more -- -z").Commands.Single().Line("o", "option", "target");

        Assert.Equal("install", line.Subcommand);
        Assert.Equal(["curl=1", "$more", "-z"], line.SubcommandOperands.Select(o => o.Text));
        Assert.True(line.Has("y", "yes") && line.Has("f") && line.Has("qq") && line.Has("no-install-recommends") && !line.Has("z") && line.HasUnknown);
        Assert.Equal(["Dpkg::Use-Pty=0", "A=b"], line.All("o").Select(o => o.Value));
        Assert.Equal("x", line.ValueOf("target"));
    }

    [Fact]
    public void A_command_knows_what_it_stands_in()
    {
        var uses = ShellParser.Parse("if a; then b | c; fi; d && e || g; $(h); ! i; ( j ) & f() { k; }").Commands.ToDictionary(c => c.Name ?? "");

        Assert.True(uses["a"].Place.IsCondition && uses["b"].Place.IsInBranch && !uses["b"].Place.IsCondition);
        Assert.Equal((1, 2), (uses["c"].Place.PipelineIndex, uses["c"].Place.PipelineCount));
        Assert.True(uses["d"].Place.IsGuarded && uses["e"].Place.IsGuarded && !uses["g"].Place.IsGuarded);
        Assert.True(uses["h"].Place.IsInSubstitution && uses["i"].Place.IsNegated && uses["j"].Place is { IsInSubshell: true, IsInBackground: true } && uses["k"].Place.IsInFunction);
    }
}
