using System.Globalization;
using Drydock.Core.Actions.Patch.Dpkg;

namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary><c>set</c>, <c>shift</c>, <c>export</c>, <c>local</c> and others about variables and the shell itself.</summary>
internal sealed class VariableCommands : IScriptCommand
{
    public IReadOnlyList<string> Names { get; } = ["set", "shift", "export", "readonly", "local", "unset", "umask", "cd", "trap", "hash", "ulimit"];

    public int Run(CommandCall call)
    {
        var state = call.Machine.State;
        switch (call.Name)
        {
            case "set":
                return Set(call);
            case "shift":
                var count = call.Arguments is [var text] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 1;
                state.Arguments = [.. state.Arguments.Skip(count)];
                return 0;
            case "unset":
                foreach (var name in call.Arguments.Where(a => a is not ("-v" or "-f")))
                {
                    state[name] = null;
                }

                return 0;
            case "umask":
                state.Mask = call.Arguments is [var mask] ? StatOverrides.Octal(mask) ?? throw call.Unknown() : throw call.Unknown();
                return 0;
            case "cd":
                return ChangeFolder(call);
            case "trap":
                // Signals do not come; the end does.
                if (call.Arguments is [var atEnd, .. var signals] && signals.Any(s => s is "EXIT" or "0"))
                {
                    state.AtEnd = atEnd is "-" ? "" : atEnd;
                }

                return 0;
            case "hash" or "ulimit":
                return 0;
            default:
                Declare(call);
                return call.Machine.Status;
        }
    }

    private static void Declare(CommandCall call)
    {
        call.Machine.Status = 0;
        foreach (var argument in call.Arguments.Where(a => !a.StartsWith('-')))
        {
            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? argument : argument[..equals];
            if (call.Name == "local")
            {
                call.Machine.State.MakeLocal(name);
            }

            if (equals >= 0)
            {
                call.Machine.State[name] = argument[(equals + 1)..];
            }
        }
    }

    private static int Set(CommandCall call)
    {
        var isOver = false;
        for (var i = 0; i < call.Arguments.Length && !isOver; i++)
        {
            switch (call.Arguments[i])
            {
                case ['-' or '+', .. var letters] when letters.Length > 0 && letters.All("eux".Contains):
                    call.Machine.State.StopsOnError = letters.Contains('e', StringComparison.Ordinal) ? call.Arguments[i][0] == '-' : call.Machine.State.StopsOnError;
                    break;
                case "-o" or "+o" when i + 1 < call.Arguments.Length && call.Arguments[i + 1] is "errexit" or "nounset" or "pipefail":
                    call.Machine.State.StopsOnError |= call.Arguments[++i] == "errexit" && call.Arguments[i - 1][0] == '-';
                    break;
                case "--":
                    call.Machine.State.Arguments = [.. call.Arguments.Skip(i + 1)];
                    isOver = true;
                    break;
                case ['-' or '+', ..]:
                    throw call.Unknown();
                default:
                    call.Machine.State.Arguments = [.. call.Arguments.Skip(i)];
                    isOver = true;
                    break;
            }
        }

        return 0;
    }

    private static int ChangeFolder(CommandCall call)
    {
        if (call.Arguments is not [var folder] || call.Tree.Files.Follow(call.PathOf(folder)) is not { IsFolder: true })
        {
            return 1;
        }

        call.Machine.State.Folder = "/" + call.PathOf(folder);
        return 0;
    }
}
