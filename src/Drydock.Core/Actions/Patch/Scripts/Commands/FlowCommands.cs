using System.Globalization;

namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary><c>exit</c>, <c>return</c>, <c>break</c> and others that say how a script goes on.</summary>
internal sealed class FlowCommands : IScriptCommand
{
    public IReadOnlyList<string> Names { get; } = [":", "true", "false", "exit", "return", "break", "continue", "sync", "sleep", "wait"];

    public int Run(CommandCall call)
    {
        var number = call.Arguments is [var text, ..] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1;
        switch (call.Name)
        {
            case "exit" or "return":
                call.Machine.Flow = call.Name == "exit" ? ScriptFlow.Exit : ScriptFlow.Return;
                return number < 0 ? call.Machine.Status : number;
            case "break" or "continue":
                call.Machine.Flow = call.Name == "break" ? ScriptFlow.Break : ScriptFlow.Continue;
                call.Machine.FlowLevels = Math.Max(1, number);
                return 0;
            default:
                return call.Name == "false" ? 1 : 0;
        }
    }
}
