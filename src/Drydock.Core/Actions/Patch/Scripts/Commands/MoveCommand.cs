namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary><c>mv</c>.</summary>
internal sealed class MoveCommand : IScriptCommand
{
    public IReadOnlyList<string> Names { get; } = ["mv"];

    public int Run(CommandCall call)
    {
        var (options, operands) = call.Parse("f", "T", "v", "n", "force", "no-target-directory");
        if (operands.Count != 2)
        {
            throw call.Unknown();
        }

        var from = call.Tree.Real(call.PathOf(operands[0]));
        var to = Target(call, operands[1], from, options.Overlaps(["T", "no-target-directory"]));
        if (call.Tree.Files.Find(from) is not { } node)
        {
            return 1;
        }

        if (options.Contains("n") && call.Tree.Files.Find(to) is not null)
        {
            return 0;
        }

        var inner = call.Tree.Files.Below(from).ToList();
        call.Tree.Remove(from);
        call.Tree.Put(to, node);
        foreach (var (path, below) in inner)
        {
            call.Tree.Put(to + path[from.Length..], below);
        }

        call.Did("files");
        return 0;
    }

    /// <summary>A folder takes the file under its own name.</summary>
    public static string Target(CommandCall call, string operand, string from, bool isNoFolder)
    {
        var to = call.PathOf(operand);
        return call.Tree.Real(!isNoFolder && call.Tree.Files.Follow(to) is { IsFolder: true } ? $"{to}/{from[(from.LastIndexOf('/') + 1)..]}" : to);
    }
}
