namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary><c>which</c> and <c>type</c>: whether the image has a program.</summary>
internal sealed class LookupCommands : IScriptCommand
{
    private static readonly string[] Builtins = ["echo", "printf", "test", "[", "cd", "read", "eval", "true", "false", "command", "type"];

    public IReadOnlyList<string> Names { get; } = ["which", "type"];

    public int Run(CommandCall call)
    {
        var (_, names) = call.Parse("a", "s");
        var status = names.Count == 0 ? 1 : 0;
        foreach (var name in names)
        {
            status |= Find(call, name);
        }

        return status;
    }

    public static int Find(CommandCall call, string name)
    {
        if (call.Name != "which" && (Builtins.Contains(name) || call.Machine.State.Functions.ContainsKey(name)))
        {
            call.Print(name + "\n");
            return 0;
        }

        if (name.Length == 0 || call.Context.FindProgram(name) is not { } path)
        {
            return call.Name == "which" ? 1 : 127;
        }

        call.Print($"/{path}\n");
        return 0;
    }
}
