using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary><c>.</c>, <c>eval</c>, <c>exec</c>, <c>sh</c> and others that run more commands.</summary>
internal sealed class SourceCommands : IScriptCommand
{
    private const string Confmodule = "/usr/share/debconf/confmodule";

    public IReadOnlyList<string> Names { get; } = [".", "eval", "exec", "env", "sh", "command"];

    public int Run(CommandCall call)
    {
        switch (call.Name)
        {
            case "." when call.Arguments is [Confmodule]:
                // It starts debconf, which asks nobody: its functions are commands here.
                call.Machine.State["DEBIAN_HAS_FRONTEND"] = "1";
                return 0;
            case "." when call.Arguments is [var file] && call.Tree.ReadText(call.PathOf(file)) is { } text:
                var state = call.Machine.State;
                var was = state.IsSourced;
                state.IsSourced = true;
                var status = call.Machine.Run(text, ShellDialect.Posix);
                state.IsSourced = was;
                return status;
            case "eval":
                return call.Machine.Run(string.Join(' ', call.Arguments), ShellDialect.Posix);
            case "exec" when call.Arguments.Length == 0:
                return 0;
            case "command" when call.Arguments is ["-v" or "-V", var name]:
                return LookupCommands.Find(call, name);
            case "command" when call.Arguments is [var first, ..] && !first.StartsWith('-'):
                return call.Machine.Call(call.Arguments, isBuiltinOnly: true);
            case "env" when call.Arguments is [var first, ..] && !first.StartsWith('-') && !first.Contains('=', StringComparison.Ordinal):
                return call.Machine.Call(call.Arguments, isBuiltinOnly: true);
            default:
                throw call.Unknown();
        }
    }
}
