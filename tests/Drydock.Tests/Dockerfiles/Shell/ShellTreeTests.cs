using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Tests.Dockerfiles.Shell;

/// <summary>What the tree of a script says, with the place of each part.</summary>
public sealed class ShellTreeTests
{
    [Theory]
    [InlineData("a b", "Simple(a b)")]
    [InlineData("a && b || c", "AndOr(Simple(a) && Simple(b) || Simple(c))")]
    [InlineData("! a | b |& c", "!Pipeline(Simple(a) | Simple(b) |& Simple(c))")]
    [InlineData("a; b & c\nd", "Simple(a); Simple(b)& Simple(c)\n Simple(d)")]
    [InlineData("a && # why\n\n b", "AndOr(Simple(a) && Simple(b))")]
    [InlineData("(a) | { b; } > c", "Pipeline(Subshell(Simple(a)) | Group(Simple(b);)>c)")]
    [InlineData("if a; then b; elif c; then d; else e; fi", "If([Simple(a); then Simple(b);][Simple(c); then Simple(d);] else Simple(e);)")]
    [InlineData("until a; do b; done", "Until(Simple(a); do Simple(b);)")]
    [InlineData("for i in 1 \"2 3\"; do a; done", "For(i in 1 2 3 do Simple(a);)")]
    [InlineData("for i do a; done", "For(i do Simple(a);)")]
    [InlineData("for ((i=0;i<2;i++)); do a; done", "For((i=0;i<2;i++) do Simple(a);)")]
    [InlineData("case $a in x|'y') b;; (*) c ;& z) esac", "Case($a [x|y: Simple(b) ;;][*: Simple(c) ;&][z:  ])")]
    [InlineData("f() { a; }", "Function(f Group(Simple(a);))")]
    [InlineData("function f { a; }", "Function(f Group(Simple(a);))")]
    [InlineData("[[ -f a && ! ( b == c* ) ]]", "Test(-f a && ! ( b == c* ))")]
    [InlineData("((i+=1))", "Arithmetic(i+=1)")]
    [InlineData("A=1 B+=2 a C=3", "Simple(A=1 B+=2 a C=3)")]
    [InlineData("a=(b 'c d' $e)", "Simple(a=(b c d $e))")]
    [InlineData("x[1]=2", "Simple(x[1]=2)")]
    [InlineData("export a=(b) c", "Simple(export a=(b) c)")]
    [InlineData("2>&1 a >b 3<c <<<d &>e >|f {g}>h", "Simple(a)2>&1>b3<c<<<d&>e>|f{g}>h")]
    [InlineData("echo if then fi done {} a#b # c", "Simple(echo if then fi done {} a#b)")]
    [InlineData("time -p a", "Pipeline(Simple(a))")]
    [InlineData("coproc x { a; }", "Coproc(x Group(Simple(a);))")]
    [InlineData("select i in a; do b; done", "Select(i in a do Simple(b);)")]
    public void A_script_has_its_tree(string text, string expected)
    {
        var script = ShellParser.Parse(text);

        Assert.Empty(script.Problems);
        Assert.Equal(expected, ShellTreeText.Of(script.Body));
    }

    [Theory]
    [InlineData("a'b c'\"d\\\"e\"\\f$'\\n\\x41'", "Literal:a SingleQuoted:'b c' DoubleQuoted:\"d\\\"e\" Escaped:\\f DollarSingleQuoted:$'\\n\\x41'", "ab cd\"ef\nA")]
    [InlineData("$a${b}${c:-d$e}", "ParameterExpansion:$a ParameterExpansion:${b} ParameterExpansion:${c:-d$e}", null)]
    [InlineData("$(a)`b`$((1+1))", "CommandSubstitution:$(a) CommandSubstitution:`b` ArithmeticExpansion:$((1+1))", null)]
    [InlineData("a*b?[!c-d[:alpha:]]", "Literal:a Glob:* Literal:b Glob:? Glob:[!c-d[:alpha:]]", "a*b?[!c-d[:alpha:]]")]
    [InlineData("@(a|b).c", "Glob:@(a|b) Literal:.c", "@(a|b).c")]
    [InlineData("a{b,c{1..3}}d", "Literal:a BraceExpansion:{b,c{1..3}} Literal:d", null)]
    [InlineData("{a}{,b{,}", "Literal:{a}{,b BraceExpansion:{,}", null)]
    [InlineData("~root/a~", "Tilde:~root Literal:/a~", "~root/a~")]
    [InlineData("<(a)", "ProcessSubstitution:<(a)", null)]
    [InlineData("$\"a\"$", "DoubleQuoted:$\"a\" Literal:$", "a$")]
    [InlineData("a\\\nb", "Literal:a Escaped:\\\n Literal:b", "ab")]
    [InlineData("[", "Literal:[", "[")]
    public void A_word_has_its_parts(string text, string parts, string? value)
    {
        var word = Assert.IsType<SimpleCommand>(ShellParser.Parse(text).Body.Items.Single().Command).Words.Single();

        Assert.Equal(parts, string.Join(' ', word.Parts.Select(p => $"{p.GetType().Name}:{text[p.Span.Start..p.Span.End]}")));
        Assert.Equal(value, word.Value);
    }

    [Theory]
    [InlineData("${a}", "a", "", null)]
    [InlineData("${a:-b c}", "a", ":-", "b c")]
    [InlineData("${a##*/}", "a", "##", "*/")]
    [InlineData("${a//b/c}", "a", "//", "b")]
    [InlineData("${a^^}", "a", "^^", "")]
    [InlineData("${a@Q}", "a", "@Q", "")]
    [InlineData("${#a}", "a", "", null)]
    [InlineData("${#}", "#", "", null)]
    [InlineData("${#:-x}", "#", ":-", "x")]
    [InlineData("${!a}", "a", "", null)]
    [InlineData("${a[@]:1:2}", "a", ":", "1:2")]
    [InlineData("${10}", "10", "", null)]
    [InlineData("$10", "1", "", null)]
    [InlineData("${?}", "?", "", null)]
    public void An_expansion_is_taken_apart(string text, string name, string sign, string? argument)
    {
        var part = ShellParser.Parse(text).Nodes.OfType<ParameterExpansion>().First();

        Assert.Equal((name, sign, argument), (part.Name, part.Operator, part.Argument?.Text));
    }

    [Fact]
    public void Here_documents_give_their_lines()
    {
        const string Text = "cat <<A <<-'B' | x\n$(y)\nA\n\tb $c\n\tB\nz";
        var script = ShellParser.Parse(Text);
        var lines = script.Nodes.OfType<HereLines>().ToList();

        Assert.Equal(["$(y)\n", "\tb $c\n"], lines.Select(l => Text[l.Span.Start..l.Span.End]));
        Assert.Null(lines[0].Content.Value);
        Assert.Equal("b $c\n", lines[1].Content.Value);
        Assert.Equal(["cat", "y", "x", "z"], script.Commands.Select(c => c.Name));
        Assert.True(lines.TrueForAll(l => l.IsEnded));
    }

    [Theory]
    [InlineData("echo \"a", "\"", "unexpected EOF while looking for matching `\"'")]
    [InlineData("if a; then b; done", "done", "syntax error near unexpected token `done'")]
    [InlineData("if a; then b", "if", "syntax error: unexpected end of file, `fi' is missing for this `if'")]
    [InlineData("a &; b", ";", "syntax error near unexpected token `;'")]
    [InlineData("a | | b", "|", "syntax error near unexpected token `|'")]
    [InlineData("a ) b", ")", "syntax error near unexpected token `)'")]
    [InlineData("echo $(a", "$(", "unexpected EOF while looking for matching `)'")]
    [InlineData("a > ; b", ";", "syntax error near unexpected token `;'")]
    public void A_mistake_is_told_where_it_is(string text, string at, string message)
    {
        var problem = Assert.Single(ShellParser.Parse(text).Problems);

        Assert.Equal((at, message), (text[problem.At.Start..problem.At.End], problem.Message));
    }

    [Fact]
    public void After_a_mistake_the_rest_is_read() =>
        Assert.Equal(["echo", "b", "c", "d"], ShellParser.Parse("echo a(b); b )\nc &; d").Commands.Select(c => c.Name));
}
