using Drydock.Core.Dockerfiles;

namespace Drydock.Tests.Dockerfiles;

/// <summary>Forms in which instructions stand.</summary>
public sealed class FormTests
{
    [Fact]
    public void A_json_array_that_is_none_is_text()
    {
        var file = DockerfileParser.Parse("d", "FROM a\nCMD [\"a\", \"b\\u0041\\n\"]\nCMD ['a']\nRUN [ -f x ] && y\nENTRYPOINT [\"a\",]\n");

        Assert.Equal([true, false, false, false], file.Instructions.Skip(1).Select(i => i.IsJson));
        Assert.Equal([false, true, true, true], file.Instructions.Skip(1).Select(i => i.IsFailedJson));
        Assert.Equal(["a", "bA\n"], file.Instructions[1].Arguments.Select(a => a.Value));
        Assert.Equal(["[ -f x ] && y"], file.Instructions[3].Arguments.Select(a => a.Value));
        Assert.Null(file.Instructions[1].Command);
        Assert.Equal("['a']", file.Instructions[2].Command?.Text);
    }

    [Fact]
    public void The_command_of_a_health_check_stands_behind_its_kind()
    {
        var file = DockerfileParser.Parse("d", "FROM a\nHEALTHCHECK --interval=5s \\\n  CMD curl -f x || exit 1\nHEALTHCHECK NONE\nHEALTHCHECK CMD [\"a\"]\n");

        Assert.Equal(["curl -f x || exit 1", null, null], file.Instructions.Skip(1).Select(i => i.Command?.Text));
        Assert.Equal(["CMD", "a"], file.Instructions[3].Arguments.Select(a => a.Value));
    }

    [Fact]
    public void The_old_form_of_env_takes_the_rest_as_the_value()
    {
        var env = DockerfileParser.Parse("d", "FROM a\nENV A b  c=d\n").Instructions[1];

        Assert.True(env.IsLegacyPair);
        Assert.Equal([("A", "b  c=d")], env.Pairs.Select(p => (p.Name, p.Value)));
    }

    [Fact]
    public void What_onbuild_holds_is_an_instruction_with_its_here_documents()
    {
        var file = DockerfileParser.Parse("d", "FROM a\nONBUILD COPY --chown=1 <<-'A' /x\n\t$y\n\tA\nUSER u");

        var trigger = file.Instructions[1].Trigger!;
        Assert.Equal(("COPY", 2, 4, "--chown=1 <<-'A' /x"), (trigger.Keyword, trigger.Line, trigger.EndLine, trigger.Text));
        Assert.Equal([("A", "$y\n", false, true)], trigger.Heredocs.Select(h => (h.Name, h.Content.Text, h.IsExpanded, h.IsChomped)));
        Assert.Equal("\t$y\n", file.Source.At(trigger.Heredocs[0].Span).ToString());
        Assert.Empty(file.Instructions[1].Heredocs);
    }

    [Theory]
    [InlineData("RUN cat <<A | <<B\n1\nA\n2\nB", "A=1;B=2")]
    [InlineData("RUN << EOF\n1\nEOF", "EOF=1")]
    [InlineData("RUN 3<<EOF\n1\nEOF", "EOF=1")]
    [InlineData("RUN <<'one two'\n1\none two", "one two=1")]
    [InlineData("RUN <<eo\\'f\n1\neo'f", "eo'f=1")]
    [InlineData("RUN <<$EOF\n1\n$EOF", "$EOF=1")]
    [InlineData("RUN <<EOF;x\n1\nEOF;x", "EOF;x=1")]
    [InlineData("RUN \"<<EOF\"", "")]
    [InlineData("RUN a<<EOF", "")]
    [InlineData("RUN cat <<<EOF", "")]
    [InlineData("RUN $((1<<2))", "")]
    [InlineData("RUN it's <<EOF", "")]
    [InlineData("RUN [\"<<EOF\"]", "")]
    [InlineData("USER <<EOF", "")]
    public void Here_documents_are_found_where_the_builder_finds_them(string text, string expected) =>
        Assert.Equal(expected, string.Join(';', DockerfileParser.Parse("d", "FROM a\n" + text).Instructions[1].Heredocs.Select(h => $"{h.Name}={h.Content.Text.TrimEnd('\n')}")));

    [Theory]
    [InlineData("# syntax=a/b:1 extra\nFROM a", "a/b:1")]
    [InlineData("#!/usr/bin/x\n#syntax=a", "a")]
    [InlineData("// syntax = a\nx", "a")]
    [InlineData("{\"syntax\": \"a\", \"x\": [1]}", "a")]
    [InlineData("FROM a\n# syntax=b", "")]
    [InlineData("{\"syntax\": \"a\"", "")]
    public void The_frontend_is_found_in_other_languages_too(string text, string expected) => Assert.Equal(expected, DockerfileParser.Parse("d", text).Syntax);

    [Fact]
    public void Mounts_are_read_by_their_long_names()
    {
        var run = DockerfileParser.Parse("d", "FROM a\nRUN --mount=type=Cache,dst=/x,ro --mount=src=y,target=$z a").Instructions[1];

        var mounts = Mount.Of(run);
        Assert.Equal(["cache", "bind"], mounts.Select(m => m.Type));
        Assert.Equal(["readonly=", "target=/x"], mounts[0].Options.Select(o => $"{o.Key}={o.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(["source=y", "target=$z"], mounts[1].Options.Select(o => $"{o.Key}={o.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_unknown_directive_ends_them()
    {
        var file = DockerfileParser.Parse("d", "#Check=skip=JSONArgsRecommended;error=true\n# unknown=1\n# escape=`\nFROM a \\\n\n");

        Assert.Equal([("check", "skip=JSONArgsRecommended;error=true")], file.Directives.Select(d => (d.Name, d.Value)));
        Assert.Equal(["unknown=1", "escape=`"], file.Comments.Select(c => c.Text));
        Assert.Equal('\\', file.Escape);
        Assert.Single(file.Instructions[0].EmptyContinuations);
    }
}
