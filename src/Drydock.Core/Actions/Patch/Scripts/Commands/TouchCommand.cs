using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary><c>touch</c>: only that a file is there counts, not when it was changed.</summary>
internal sealed class TouchCommand : IScriptCommand
{
    public IReadOnlyList<string> Names { get; } = ["touch"];

    public int Run(CommandCall call)
    {
        foreach (var operand in call.Parse("c", "h", "no-create").Operands)
        {
            var path = call.PathOf(operand);
            if (call.Tree.Files.Follow(path) is null && !call.Arguments.Contains("-c"))
            {
                call.Tree.Put(call.Tree.Files.Resolve(path) ?? path, TreeNode.File(default, 0b110_110_110 & ~call.Machine.State.Mask, modifiedAt: call.Tree.Time));
                call.Did("files");
            }
        }

        return 0;
    }
}
