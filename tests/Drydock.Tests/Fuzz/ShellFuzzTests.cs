using System.Text;
using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Tests.Fuzz;

/// <summary>Spoiled scripts: some tree, never an exception, and every part of it inside of the text.</summary>
public sealed class ShellFuzzTests
{
    private const double Seconds = 1;

    /// <summary>A sign of one byte may be a command in a list, with a part, a word and what is told of its place.</summary>
    private const int Factor = 16384;

    [Fact]
    public void A_spoiled_script_is_read()
    {
        byte[][] seeds =
        [
            "if a; then b && c || d & elif ! e | f; then g; else h; fi >x 2>&1\nfor i in a {b,c}* ; do [ -f \"$i\" ]; done; case $x in (a|b) c;; *) d;; esac"u8.ToArray(),
            "sudo env A=b sh -c 'apt-get -y \"$@\" && (bash -c \"a $(b `c \\`d\\``)\")'; x=(1 2) y[1]+=$((1+(2))) z=${a[@]/b/c}; [[ $a =~ ^(x|y)$ ]] && ((i++))"u8.ToArray(),
            "f() { cat <<-'E' <<F | tee $'a\\x41\\n'; }; g\n\ta\n\tE\n$x ${y:-\"z\"} `q`\nF\nwhile read -r x; do :; done < <(a) >(b) <<<\"c\" &>d\nfunction h { coproc i; }; for ((;;)); do j; done"u8.ToArray(),
        ];
        Fuzzer.Run("shell", input => Read(Encoding.UTF8.GetString(input)), seeds, Seconds, Factor);
    }

    private static void Read(string text)
    {
        foreach (var dialect in Enum.GetValues<ShellDialect>())
        {
            var script = ShellParser.Parse(text, dialect);
            foreach (var span in script.Nodes.Select(n => n.Span).Concat(script.Commands.Select(c => c.Line("o").Operands.Length > 0 ? c.Span : c.NameWord.Span)).Concat(script.Problems.Select(p => p.At)))
            {
                if (span.Start < 0 || span.End < span.Start || span.End > text.Length)
                {
                    throw new InvalidOperationException($"{span} is not in the text");
                }
            }
        }
    }
}
