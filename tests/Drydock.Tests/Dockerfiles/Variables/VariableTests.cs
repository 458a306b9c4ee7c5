using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Variables;

namespace Drydock.Tests.Dockerfiles.Variables;

/// <summary>Variables as the builder expands them.</summary>
public sealed class VariableTests
{
    [Theory]
    [InlineData("$a ${a} '$a' \"$a\" \\$a", "foo.bar.baz foo.bar.baz $a foo.bar.baz $a")]
    [InlineData("${n:-x} ${n-x} ${e:-x} ${e-x}", "x x x ")]
    [InlineData("${n:+x} ${a:+x} ${e:+x} ${e+x}", " x  x")]
    [InlineData("${a:?no} ${e?no}", "foo.bar.baz ")]
    [InlineData("${a#*.} ${a##*.} ${a%.*} ${a%%.*}", "bar.baz baz foo.bar foo")]
    [InlineData("${a#foo?} ${a%z} ${a#x}", "bar.baz foo.bar.ba foo.bar.baz")]
    [InlineData("${a/ba?/x} ${a//ba?/x} ${a//./\\/}", "foo.x.baz foo.x.x foo\\/bar\\/baz")]
    [InlineData("${n:-${a#*.}} ${n:-\"a b\"}", "bar.baz a b")]
    [InlineData("$ $. a$", "$ $. a$")]
    [InlineData("\"\\a\\\"\" a\\b", "\\a\" ab")]
    public void A_text_is_expanded(string text, string expected) => Assert.Equal(expected, VariableText.Expand(text, ValueOf, out _));

    [Theory]
    [InlineData("${a", "syntax error: missing '}'")]
    [InlineData("${}", "syntax error: bad substitution")]
    [InlineData("${a:-x", "syntax error: missing '}'")]
    [InlineData("${a^x}", "unsupported modifier (^) in substitution")]
    [InlineData("${n:?no value}", "n: no value")]
    [InlineData("${e:?}", "e: is not allowed to be empty")]
    [InlineData("${a/x}", "syntax error: missing '/' in ${}")]
    [InlineData("'", "unexpected end of statement while looking for matching single-quote")]
    public void What_the_builder_cannot_expand_has_its_reason(string text, string expected)
    {
        Assert.Null(VariableText.Expand(text, ValueOf, out var error));
        Assert.Equal(expected, error);
    }

    [Fact]
    public void Values_of_values_stop_growing()
    {
        Assert.Null(VariableText.Expand(string.Concat(Enumerable.Repeat("$x", 100)), _ => new string('x', 1 << 16), out var error));
        Assert.Equal("variables grow too long", error);
        Assert.Null(VariableText.Expand(string.Concat(Enumerable.Repeat("${x:-", 1 << 16)), _ => null, out error));
        Assert.Equal("variables are nested too deeply", error);
    }

    [Fact]
    public void Uses_are_found_with_their_places()
    {
        var file = DockerfileParser.Parse("d", "FROM --platform=$P a:${T:-${U}}\nENV a=$x \\\n  b='$no'\"${y%z}\"\nRUN --mount=type=cache,target=$m echo $no\nCOPY --from=$no [\"$c\", \"/d\"]\nCOPY <<A <<'B' /x\n'$h'\nA\n$no\nB\nONBUILD USER $o");

        var found = file.Instructions.SelectMany(i => VariableFinder.Find(i, file.Escape)).ToList();
        Assert.Equal(["P", "T", "U", "x", "y", "m", "c", "h", "o"], found.Select(u => u.Name));
        Assert.Equal(["$P", "${T:-${U}}", "${U}", "$x", "${y%z}", "$m", "$c", "$h", "$o"], found.Select(u => file.Source.At(u.Span).ToString()));
        Assert.Equal((":-", "${U}", true), (found[1].Operator, file.Source.At(found[1].OperandSpan).ToString(), found[1].HasFallback));
        Assert.Equal(("%", "z", false), (found[4].Operator, file.Source.At(found[4].OperandSpan).ToString(), found[4].HasFallback));
    }

    [Fact]
    public void An_instruction_sees_what_its_stage_and_those_below_declared()
    {
        var file = DockerfileParser.Parse("d", "ARG V=12 W\nFROM debian:$V AS a\nARG V\nENV E=$V F=$E\nFROM a\nARG E=no G=$E H=${G}x\nUSER u\nFROM scratch\nUSER v");

        var scopes = Scopes.Of(file);
        string Told(int instruction) => string.Join(' ', scopes.At(file.Instructions[instruction]).Variables.Values.Where(v => v.By is not null).OrderBy(v => v.Name, StringComparer.Ordinal).Select(v => $"{v.Name}={v.Value ?? "?"}"));
        Assert.Equal("V=12 W=?", Told(1));
        Assert.Equal("", Told(2));
        Assert.Equal("V=12", Told(3));
        Assert.Equal("E=12 F=? V=12", Told(5));
        Assert.Equal("E=12 F=? G=12 H=12x V=12", Told(6));
        Assert.Equal("", Told(8));
        Assert.True(scopes.At(file.Instructions[6]).IsOpen);
        Assert.False(scopes.At(file.Instructions[8]).IsOpen);
        Assert.True(scopes.Global.IsDefined("TARGETARCH"));
        Assert.False(scopes.At(file.Instructions[3]).IsDefined("TARGETARCH"));
        Assert.True(scopes.At(file.Instructions[5], 2).IsDefined("G"));
        Assert.False(scopes.At(file.Instructions[5]).IsDefined("G"));
    }

    private static string? ValueOf(string name) => name switch
    {
        "a" => "foo.bar.baz",
        "e" => "",
        _ => null,
    };
}
