namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary><c>rm</c>, <c>unlink</c> and <c>rmdir</c>.</summary>
internal sealed class RemoveCommands : IScriptCommand
{
    public IReadOnlyList<string> Names { get; } = ["rm", "rmdir", "unlink"];

    public int Run(CommandCall call)
    {
        var (options, operands) = call.Parse("f", "r", "R", "v", "p", "d", "ignore-fail-on-non-empty", "force", "recursive", "one-file-system");
        var status = 0;
        foreach (var operand in operands)
        {
            var path = call.Tree.Real(call.PathOf(operand));
            if (path.Length == 0)
            {
                throw call.Unknown();
            }

            if (call.Tree.Files.Find(path) is not { } node)
            {
                status |= options.Contains("f") || options.Contains("force") ? 0 : 1;
            }
            else if (!node.IsFolder || options.Overlaps(["r", "R", "recursive"]) || (call.Name == "rmdir" && !call.Tree.Files.Names(path).Any()))
            {
                call.Tree.Remove(path);
                call.Did("files");
            }
            else
            {
                status |= options.Contains("ignore-fail-on-non-empty") ? 0 : 1;
            }

            if (call.Name == "rmdir" && options.Contains("p"))
            {
                RemoveParents(call, path);
            }
        }

        return status;
    }

    private static void RemoveParents(CommandCall call, string path)
    {
        for (var parent = path; (parent = parent[..Math.Max(0, parent.LastIndexOf('/'))]).Length > 0 && !call.Tree.Files.Names(parent).Any();)
        {
            call.Tree.Remove(parent);
        }
    }
}
