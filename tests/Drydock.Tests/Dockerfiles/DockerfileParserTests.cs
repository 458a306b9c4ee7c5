using Drydock.Core.Dockerfiles;

namespace Drydock.Tests.Dockerfiles;

/// <summary>Instructions and their lines, as builders see them.</summary>
public sealed class DockerfileParserTests
{
    [Fact]
    public void An_instruction_goes_over_continued_lines_comments_and_empty_lines()
    {
        var file = DockerfileParser.Parse("Dockerfile", "# top\nFROM debian:12 AS base\n\nRUN apt-get update \\\n  # why\n\n  && apt-get install -y curl \\\n  && rm -rf /x\nUSER app\n");

        Assert.Equal([("FROM", 2, 2, 0), ("RUN", 4, 8, 0), ("USER", 9, 9, 0)], file.Instructions.Select(i => (i.Keyword, i.Line, i.EndLine, i.Stage)));
        Assert.Equal("RUN apt-get update && apt-get install -y curl && rm -rf /x", file.Instructions[1].ToString());
    }

    [Fact]
    public void The_escape_character_can_be_another()
    {
        var file = DockerfileParser.Parse("d", "# syntax=docker/dockerfile:1\n# escape=`\nFROM x\nRUN a `\n b\nRUN dir c:\\\nRUN d\n");

        Assert.Equal(["FROM x", "RUN a b", @"RUN dir c:\", "RUN d"], file.Instructions.Select(i => i.ToString()));
    }

    [Fact]
    public void A_directive_behind_anything_else_is_a_comment() =>
        Assert.Equal(["FROM x", "RUN a b"], DockerfileParser.Parse("d", "\n# escape=`\nFROM x\nRUN a \\\nb").Instructions.Select(i => i.ToString()));

    [Fact]
    public void Here_documents_belong_to_their_instruction()
    {
        var file = DockerfileParser.Parse("d", "FROM x\nRUN <<EOF\nFROM y\n# no comment\nEOF\nCOPY <<-\"A\" <<B /x/\n\tone\n\tA\ntwo\nB\nRUN echo \"<<C\" $((1<<2)) 'a <<D'\nUSER u\n");

        Assert.Equal([("FROM", 1, 1), ("RUN", 2, 5), ("COPY", 6, 10), ("RUN", 11, 11), ("USER", 12, 12)], file.Instructions.Select(i => (i.Keyword, i.Line, i.EndLine)));
        Assert.Equal([("EOF", "FROM y\n# no comment\n")], file.Instructions[1].Heredocs.Select(h => (h.Name, h.Content.Text)));
        Assert.Equal([("A", "one\n"), ("B", "two\n")], file.Instructions[2].Heredocs.Select(h => (h.Name, h.Content.Text)));
    }

    [Fact]
    public void Stages_stand_on_each_other()
    {
        var file = DockerfileParser.Parse("d", "ARG V=1\nFROM --platform=$BUILDPLATFORM golang:1.26 AS build\nRUN make\nFROM debian:12 as Base\nUSER a\nFROM base\nCOPY --from=build /a /b\n");

        Assert.Equal(["debian:12", "base"], file.Chain().Select(s => s.Image));
        Assert.Equal(-1, file.Instructions[0].Stage);
        Assert.Equal(["USER a", "COPY --from=build /a /b"], file.InstructionsOf(file.Chain()).Select(i => i.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n#\n")]
    [InlineData("\\")]
    [InlineData("\\\n\\\n\\")]
    [InlineData("RUN <<EOF")]
    [InlineData("RUN <<EOF <<EOF\nEOF\nEOF")]
    [InlineData("FROM")]
    [InlineData("FROM a AS a\nFROM a AS a\nFROM a AS a")]
    [InlineData("\0\u0001 \r\r\n= =\n# escape=\\\\\\")]
    [InlineData("RUN \"unclosed <<EOF\nUSER x")]
    public void Whatever_it_is_given_it_ends(string text)
    {
        var file = DockerfileParser.Parse("d", text);

        Assert.All(file.Instructions, i => Assert.InRange(i.Line, 1, i.EndLine));
        Assert.InRange(file.Chain().Length, 0, 3);
    }

    [Fact]
    public void Windows_ends_of_lines_and_a_byte_order_mark_are_nothing() =>
        Assert.Equal(["FROM x", "RUN a b"], DockerfileParser.Parse("d", "\uFEFFFROM x\r\nRUN a \\\r\n  b\r\n").Instructions.Select(i => i.ToString()));
}
