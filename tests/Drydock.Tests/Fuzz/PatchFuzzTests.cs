using System.Text;
using Drydock.Core.Actions.Patch.Linking;
using Drydock.Core.Actions.Patch.Scripts;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Tests.Actions.Patch;

namespace Drydock.Tests.Fuzz;

/// <summary>Spoiled maintainer scripts, databases and libraries: followed or refused, never an exception, soon.</summary>
public sealed class PatchFuzzTests
{
    private const double Seconds = 1;

    [Fact]
    public async Task A_spoiled_script_is_followed_or_not_understood()
    {
        var machine = await ScriptMachineTests.MachineAsync();
        byte[][] seeds =
        [
            "set -e\ncase \"$1\" in configure) if dpkg --compare-versions \"$2\" lt 1.0; then rm -f /etc/x; fi;; esac\nfor i in a b; do echo ${i%a} | sed 's/a/b/g' | grep -q b || true; done"u8.ToArray(),
            "f() { local a=$1; shift; while read -r l; do set -- $l; echo \"$@\" $((1+$#)); done </etc/x; }; f 1; chmod u+s,g=rx /etc/x; ln -sf x /etc/y; cut -d: -f1 /etc/x | tr a b"u8.ToArray(),
            "update-alternatives --install /usr/bin/a a /etc/x 10 --slave /b b /etc/x; dpkg-divert --add /etc/x; dpkg-statoverride --add a b 1 /etc/x; dpkg-maintscript-helper rm_conffile /etc/x 1 -- upgrade 0\n. /etc/x; printf '%s\\n' \"`ls -1d /etc/*`\" >> /etc/z"u8.ToArray(),
            "echo ${%a} ${00} ${99} ${#} ${#a} ${a:-${b:+c}}"u8.ToArray(),
        ];
        Fuzzer.Run("maintscript", input => Follow(machine.Context, Encoding.Latin1.GetString(input)), seeds, Seconds, allocationFactor: 1 << 20);
    }

    [Fact]
    public void A_spoiled_library_is_read_or_not()
    {
        var library = File.ReadAllBytes("/lib/x86_64-linux-gnu/libz.so.1");
        Fuzzer.Run("library", input => SharedLibrary.Read(input), [library[..4096], library], Seconds);
        Fuzzer.Run("ld.so.cache", input => LinkerCacheFile.Read(input), [File.ReadAllBytes("/etc/ld.so.cache")[..2000]], Seconds / 4);
    }

    private static void Follow(ScriptContext context, string text)
    {
        try
        {
            new ScriptMachine(context).Run(text, ShellDialect.Posix);
        }
        catch (UnknownCommandException)
        {
            // What is not understood is told.
        }
    }
}
