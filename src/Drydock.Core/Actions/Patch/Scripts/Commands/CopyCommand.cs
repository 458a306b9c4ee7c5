namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary><c>cp</c> of files.</summary>
internal sealed class CopyCommand : IScriptCommand
{
    public IReadOnlyList<string> Names { get; } = ["cp"];

    public int Run(CommandCall call)
    {
        var (options, operands) = call.Parse("a", "p", "f", "d", "v", "P", "T", "n", "force", "archive", "no-dereference");
        if (operands.Count != 2)
        {
            throw call.Unknown();
        }

        var from = call.Tree.Real(call.PathOf(operands[0]));
        var keepsLink = options.Overlaps(["a", "d", "P", "archive", "no-dereference"]);
        var node = keepsLink ? call.Tree.Files.Find(from) : call.Tree.Files.Follow(from);
        if (node is null)
        {
            return 1;
        }

        if (node.IsFolder)
        {
            throw call.Unknown();
        }

        var to = MoveCommand.Target(call, operands[1], from, options.Contains("T"));
        to = call.Tree.Files.Resolve(to) ?? to;
        var there = call.Tree.Files.Find(to);
        if (there is null || !options.Contains("n"))
        {
            var keepsAll = options.Overlaps(["a", "p", "archive"]);
            call.Tree.Put(to, keepsAll ? node with { Layer = -1 } : node with { Mode = there?.Mode ?? node.Mode & ~call.Machine.State.Mask, Uid = there?.Uid ?? 0, Gid = there?.Gid ?? 0, ModifiedAt = call.Tree.Time, Layer = -1 });
            call.Did("files");
        }

        return 0;
    }
}
