using Drydock.Core.Actions.Patch;
using Drydock.Core.Actions.Patch.Dpkg;
using Drydock.Core.Actions.Patch.Scripts;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Oci.Editing;
using Drydock.Tests.Layers;

namespace Drydock.Tests.Actions.Patch;

/// <summary>Scripts are followed as a real shell would run them: the same output and exit code as dash.</summary>
public sealed class ScriptMachineTests
{
    [Theory]
    [InlineData("set -- upgrade 1.0; case \"$1\" in install|upgrade) echo up ;; *) echo other; esac")]
    [InlineData("x='a  b'; echo $x; echo \"$x\"; for i in $x; do echo \"<$i>\"; done")]
    [InlineData("f() { local y=in; echo \"$1 $y $#\"; return 3; }; y=out; f a b || echo \"$? $y\"")]
    [InlineData("set -e; false || true; if false; then :; fi; ! true; echo here; (exit 4); echo never")]
    [InlineData("echo ${a:-x} ${b:=y} $b ${b:+z} ${#b} ${c-}; p=/usr/lib/a.so.1; echo ${p##*/} ${p%/*} ${p#/*/} ${p%%.*}")]
    [InlineData("i=0; while [ $i -lt 5 ]; do i=$((i + 1)); [ $i -eq 2 ] && continue; [ $i = 4 ] && break; echo $i; done; echo $?")]
    [InlineData("printf 'b\\na\\nb\\n' | sort | uniq | head -n 1; printf '%s-%s\\n' 1 2 3")]
    [InlineData("echo 'v 6.1.2' | sed 's/\\([a-z]*\\) \\([0-9]*\\)\\.\\([0-9]*\\).*/\\2 * 100 + \\3/'")]
    [InlineData("printf 'a b\\nc d\\n# e\\n' | grep -v '^#' | cut -d' ' -f2 | tr a-z A-Z")]
    [InlineData("printf '1 x\\n2 y\\n' | while read -r n w; do echo \"$w$n\"; done; echo a:b | { IFS=: read -r p q; echo $q; }")]
    [InlineData("cat <<EOF\nx ${HOME:+set} $(echo sub) `echo old`\nEOF\ncat <<'EOF'\n$x\nEOF")]
    [InlineData("x=$(false); echo $?; x=$(exit 3) || echo $?; echo $((0)) $((1 << 4)) $((-7 / 2)) $((7 % 3)) $((3 > 2 && 1))")]
    [InlineData("[ -n \"\" -o a = a ] && echo yes; [ ! -z x -a 1 -lt 2 ] && echo both; test ! ; echo $?; [ a != b ] && [ -z '' ] && echo z")]
    [InlineData("set -- a 'b c' d; for x; do echo \"$x\"; done; shift; echo \"$@\" $# \"$*\"; set --; echo \"${1-none}\"")]
    [InlineData("trap - EXIT; exec 2>/dev/null; eval 'z=1; echo $z'; unset z; echo ${z-gone}; (cd /; pwd)")]
    [InlineData("case x1 in [a-c]1) echo no;; ?1) echo one;; esac; case 'a*' in 'a*') echo literal;; esac; case abc in a?[!d]) echo set;; esac")]
    [InlineData("x=a; x=b true; echo $x; readonly r=5; echo $r; export e=1 g; echo $e; { echo in; } > /dev/null; echo out >&2; basename /a/b.c .c; dirname /a/b/c; dirname x")]
    [InlineData("dpkg --compare-versions 1.2~rc1 lt 1.2 && echo lt; dpkg --compare-versions '' lt-nl 1 || echo nl; dpkg --compare-versions '' lt 1 && echo empty; dpkg --compare-versions 1:0 ge 9 && echo epoch")]
    [InlineData("printf 'x=1\\ny=2\\n' | grep -qE '^(x|z)=' && echo found; echo aXb | sed -e 's/x/-/I' -e 's/a\\|b/&&/g'; echo abc | grep -o '[ab]\\+'")]
    [InlineData("set -eu; trap 'echo bye' EXIT; f=$(mktemp); echo x > $f; cat $f; rm $f; [ -e $f ] || echo gone; set +eu; false; exit 5")]
    [InlineData("f() { echo \"$0\" > /dev/null; while true; do return 7; done; }; f; echo $?; : && echo colon; if ! f; then echo not; fi")]
    public async Task A_script_says_what_dash_says(string script)
    {
        var machine = await MachineAsync();
        var status = machine.RunToEnd(script, ShellDialect.Posix);
        using var temp = new TempFolder();

        var expected = TestPrograms.Run("dash", "-c", $"( {script}\n) ; echo \"[$?]\"");

        Assert.Equal(expected, $"{machine.Output}[{status}]");
    }

    [Theory]
    [InlineData("rm -rf /opt/x\nfrobnicate --now", "frobnicate --now", 2)]
    [InlineData("if true; then\n  sed -i 's/a/b/;N' /etc/x\nfi", "sed -i s/a/b/;N /etc/x", 2)]
    [InlineData("sleep 1 &", "a command in the background", 1)]
    [InlineData("while :; do :; done", "it goes on for too long", 1)]
    [InlineData("f() { f; }; f", "it goes on for too long", 1)]
    [InlineData("perl -e 'unlink \"/etc/x\"'", "perl -e unlink \"/etc/x\"", 1)]
    public async Task What_is_not_understood_is_told_with_its_line(string script, string command, int line)
    {
        var machine = await MachineAsync(programs: ["frobnicate", "perl"]);
        var e = Assert.Throws<UnknownCommandException>(() => machine.Run(script, ShellDialect.Posix));

        Assert.Equal((command, line), (e.Message, script[..e.Offset].Count(c => c == '\n') + 1));
    }

    [Fact]
    public async Task A_program_that_the_image_does_not_have_is_not_found()
    {
        var machine = await MachineAsync();

        Assert.Equal(0, machine.Run("frobnicate || [ $? = 127 ]", ShellDialect.Posix));
    }

    [Fact]
    public async Task Files_are_made_moved_and_removed_in_the_tree()
    {
        var machine = await MachineAsync();
        machine.Run("mkdir -p /a/b; echo text > /a/b/c; cp -p /a/b/c /a/d; mv /a/d /a/e; ln -sf e /a/l; chmod u=rw,go= /a/e; touch /a/t; rm -f /a/t; rmdir /a/none 2>/dev/null || echo more >> /a/b/c", ShellDialect.Posix);
        var files = machine.Context.Tree.Files;

        Assert.Equal(["a", "a/b", "a/b/c", "a/e", "a/l"], files.Below("").Select(f => f.Key).Where(p => p[0] == 'a'));
        Assert.Equal(("text\nmore\n", "text\n", "e", 0b110_000_000), (machine.Context.Tree.ReadText("a/b/c"), machine.Context.Tree.ReadText("a/l"), files.Find("a/l")!.LinkTarget, files.Find("a/e")!.Mode));
    }

    internal static async Task<ScriptMachine> MachineAsync(params string[] programs)
    {
        var entries = new[] { TarBytes.File("var/lib/dpkg/status", "Package: a\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1\n"), TarBytes.File("etc/x", "x") }.ToList();
        foreach (var program in programs)
        {
            var entry = TarBytes.File($"usr/bin/{program}", "\u007fELF");
            entry.Mode = (UnixFileMode)0b111_101_101;
            entries.Add(entry);
        }

        var draft = await ImageDraft.OpenAsync(await new MemoryStore().Add([TarBytes.Of([.. entries])]).LoadAsync(), Drydock.Oci.Content.Limits.Default, CancellationToken.None);
        var contents = new PatchContents(draft.Reader);
        await contents.LoadAsync(draft.Files.All.Select(f => f.Value), CancellationToken.None);
        var tree = new PatchTree(draft.Files, draft.Original, contents, 0);
        var database = DpkgDatabase.Read(tree)!;
        return new ScriptMachine(new ScriptContext(tree, database, database.Packages[0], "postinst"));
    }
}
