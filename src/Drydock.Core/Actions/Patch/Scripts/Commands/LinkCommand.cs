using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary><c>ln</c>.</summary>
internal sealed class LinkCommand : IScriptCommand
{
    public IReadOnlyList<string> Names { get; } = ["ln"];

    public int Run(CommandCall call)
    {
        var (options, operands) = call.Parse("s", "f", "n", "T", "v", "symbolic", "force", "no-dereference", "no-target-directory");
        if (operands.Count != 2)
        {
            throw call.Unknown();
        }

        var to = call.PathOf(operands[1]);
        var isPlain = options.Overlaps(["n", "T", "no-dereference", "no-target-directory"]) && call.Tree.Files.Find(call.Tree.Real(to)) is not { IsFolder: true };
        to = MoveCommand.Target(call, operands[1], operands[0], isPlain);
        if (call.Tree.Files.Find(to) is { } there)
        {
            if (there is { IsSymlink: true } && there.LinkTarget == operands[0])
            {
                return options.Overlaps(["f", "force"]) ? 0 : 1;
            }

            if (!options.Overlaps(["f", "force"]))
            {
                return 1;
            }
        }

        if (options.Overlaps(["s", "symbolic"]))
        {
            call.Tree.Put(to, TreeNode.Symlink(operands[0], call.Tree.Time));
        }
        else if (call.Tree.Files.Find(call.Tree.Real(call.PathOf(operands[0]))) is { IsFolder: false })
        {
            call.Tree.Link(to, call.Tree.Real(call.PathOf(operands[0])));
        }
        else
        {
            return 1;
        }

        call.Did("files");
        return 0;
    }
}
