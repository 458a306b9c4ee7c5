using Drydock.Core.Dockerfiles;

namespace Drydock.Tests.Dockerfiles;

/// <summary>The places of things, told by cutting them out of the file.</summary>
public sealed class SpanTests
{
    [Fact]
    public void Every_part_of_an_instruction_has_its_place()
    {
        var file = DockerfileParser.Parse("d", "\uFEFF# syntax=docker/dockerfile:1\r\nFROM --platform=$P  debian:12 as Base\r\n  COPY --chown=a:b --link \\\r\n\r\n # why\r\n  x \\ \r\n y /z/\r\nENV A=1 \"B\"='x y'\\ z\r\n");

        string Cut(Span span) => file.Source.At(span).ToString();
        Assert.Equal("# syntax=docker/dockerfile:1", Cut(file.Directives.Single().Span));
        Assert.Equal(("syntax", "docker/dockerfile:1"), (file.Directives[0].Name, file.Directives[0].Value));
        Assert.Equal("# why", Cut(file.Comments.Single().Span));
        var (from, copy, env) = (file.Instructions[0], file.Instructions[1], file.Instructions[2]);
        Assert.Equal("FROM --platform=$P  debian:12 as Base", Cut(from.Span));
        Assert.Equal(["debian:12", "as", "Base"], from.Arguments.Select(a => Cut(a.Span)));
        Assert.Equal("$P", Cut(file.Stages[0].Platform!.ValueSpan));
        Assert.Equal("Base", Cut(file.Stages[0].NameWord!.Span));
        Assert.Equal("COPY", Cut(copy.KeywordSpan));
        Assert.Equal("COPY --chown=a:b --link \\\r\n\r\n # why\r\n  x \\ \r\n y /z/", Cut(copy.Span));
        Assert.Equal([("chown", "a:b", "--chown=a:b", "a:b"), ("link", null, "--link", "")], copy.Flags.Select(f => (f.Name, f.Value, Cut(f.Span), Cut(f.ValueSpan))));
        Assert.Equal(["x", "y", "/z/"], copy.Arguments.Select(a => Cut(a.Span)));
        Assert.Equal(4, file.Source.PositionOf(Assert.Single(copy.EmptyContinuations).Start).Line);
        Assert.Equal([("A", "1", "A", "1"), ("B", "x y z", "\"B\"", "'x y'\\ z")], env.Pairs.Select(p => (p.Name, p.Value, Cut(p.NameSpan), Cut(p.ValueSpan))));
        Assert.Equal("x  y /z/", copy.Body.Text);
        Assert.Empty(file.Problems);
    }

    [Fact]
    public void A_body_knows_where_each_character_came_from()
    {
        var file = DockerfileParser.Parse("d", "FROM a\nRUN --mount=type=cache,target=/x one \\\n  # no\n  && two\n");

        var body = file.Instructions[1].Body;
        Assert.Equal("one   && two", body.Text);
        var at = body.Text.IndexOf("two", StringComparison.Ordinal);
        Assert.Equal("two", file.Source.At(body.SourceOf(new Span(at, at + 3))).ToString());
        Assert.Equal("one \\\n  # no\n  && two", file.Source.At(body.SourceOf(new Span(0, body.Text.Length))).ToString());
    }

    [Fact]
    public void A_byte_order_mark_is_no_column() =>
        Assert.Equal(new Position(1, 1), DockerfileParser.Parse("d", "\uFEFFFROM a") is var file ? file.Source.PositionOf(file.Instructions[0].Span.Start) : default);
}
