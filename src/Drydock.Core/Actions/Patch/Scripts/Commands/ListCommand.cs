namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary><c>ls</c> of names.</summary>
internal sealed class ListCommand : IScriptCommand
{
    public IReadOnlyList<string> Names { get; } = ["ls"];

    public int Run(CommandCall call)
    {
        var (options, operands) = call.Parse("1", "d", "A", "a");
        var status = 0;
        foreach (var operand in operands.Count == 0 ? ["."] : operands)
        {
            var path = call.PathOf(operand);
            if (call.Tree.Files.Follow(path) is not { } node)
            {
                status = 2;
            }
            else if (!node.IsFolder || options.Contains("d"))
            {
                call.Print(operand + "\n");
            }
            else
            {
                call.Print(string.Concat(call.Tree.Files.Names(call.Tree.Files.Resolve(path) ?? path).Where(n => n[0] != '.' || options.Count > 0).Select(n => n + "\n")));
            }
        }

        return status;
    }
}
