using Drydock.Core.Actions.Patch.Dpkg;
using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary><c>busybox</c>, of which Alpine lists every program in <c>/etc/busybox-paths.d</c>.</summary>
internal sealed class BusyboxCommand : IScriptCommand
{
    private const string List = "etc/busybox-paths.d/busybox";

    public IReadOnlyList<string> Names { get; } = ["busybox"];

    public int Run(CommandCall call) => call.Arguments switch
    {
        ["--install", "-s"] => Install(call),
        ["--list-all"] => Print(call),
        [[not '-', ..], ..] => call.Machine.Call(call.Arguments),
        _ => throw call.Unknown(),
    };

    /// <summary>Makes the links that are not there; what stands in the place of one stays.</summary>
    private static int Install(CommandCall call)
    {
        foreach (var path in Programs(call).Select(DpkgText.ToPath).Where(p => call.Tree.Files.Find(call.Tree.Real(p)) is null))
        {
            call.Tree.Put(call.Tree.Real(path), TreeNode.Symlink("/bin/busybox", call.Tree.Time));
            call.Did("links to busybox");
        }

        return 0;
    }

    private static int Print(CommandCall call)
    {
        call.Print(string.Concat(Programs(call).Select(p => p + "\n")));
        return 0;
    }

    private static string[] Programs(CommandCall call) =>
        call.Tree.ReadText(List) is { } list && call.Context.FindProgram(call.Name) is { } program && call.Tree.Files.Resolve(program) == call.Tree.Files.Resolve("bin/busybox") ? DpkgText.Lines(list) : throw call.Unknown();
}
