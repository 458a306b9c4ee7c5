namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary><c>basename</c>, <c>dirname</c>, <c>readlink</c> and others that say a path in another way.</summary>
internal sealed class PathCommands : IScriptCommand
{
    public IReadOnlyList<string> Names { get; } = ["basename", "dirname", "readlink", "realpath", "pwd"];

    public int Run(CommandCall call)
    {
        if (call.Name == "pwd")
        {
            call.Print(call.Machine.State.Folder + "\n");
            return 0;
        }

        if (call.Name is "basename" or "dirname")
        {
            return call.Arguments is [var path, .. var more] && !path.StartsWith('-') ? Name(call, path.TrimEnd('/'), more.FirstOrDefault() ?? "") : throw call.Unknown();
        }

        var (options, operands) = call.Parse("f", "e", "m", "s", "n", "q", "v");
        if (operands.Count != 1)
        {
            // readlink -e of nothing, of a variable that is empty.
            return operands.Count == 0 && call.Name == "readlink" ? 1 : throw call.Unknown();
        }

        var at = call.PathOf(operands[0]);
        if (options.Contains("s"))
        {
            call.Print($"/{at}\n");
            return 0;
        }

        if (call.Name == "readlink" && !options.Overlaps(["f", "e", "m"]))
        {
            if (call.Tree.Files.Find(call.Tree.Real(at)) is not { IsSymlink: true } link)
            {
                return 1;
            }

            call.Print(link.LinkTarget + (options.Contains("n") ? "" : "\n"));
            return 0;
        }

        if (call.Tree.Files.Resolve(at) is not { } real || (options.Contains("e") && call.Tree.Files.Find(real) is null))
        {
            return 1;
        }

        call.Print($"/{real}\n");
        return 0;
    }

    private static int Name(CommandCall call, string path, string suffix)
    {
        var slash = path.LastIndexOf('/');
        var name = path[(slash + 1)..];
        name = suffix.Length > 0 && name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal) ? name[..^suffix.Length] : name;
        call.Print((call.Name == "basename" ? name : slash < 0 ? "." : slash == 0 ? "/" : path[..slash]) + "\n");
        return 0;
    }
}
