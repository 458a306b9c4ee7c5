
namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary><c>sed</c>: substitutions, deletions and printing, with an address or without.</summary>
internal sealed class SedCommand : IScriptCommand
{
    public IReadOnlyList<string> Names { get; } = ["sed"];

    public int Run(CommandCall call)
    {
        var (isQuiet, isExtended, inPlace) = (false, false, false);
        var scripts = new List<string>();
        var operands = new List<string>();
        for (var i = 0; i < call.Arguments.Length; i++)
        {
            switch (call.Arguments[i])
            {
                case "-n":
                    isQuiet = true;
                    break;
                case "-ne" when i + 1 < call.Arguments.Length:
                    isQuiet = true;
                    scripts.Add(call.Arguments[++i]);
                    break;
                case "-r" or "-E":
                    isExtended = true;
                    break;
                case "-i":
                    inPlace = true;
                    break;
                case "-e" when i + 1 < call.Arguments.Length:
                    scripts.Add(call.Arguments[++i]);
                    break;
                case ['-', 'e', .. var script] when script.Length > 0:
                    scripts.Add(script);
                    break;
                case ['-', _, ..]:
                    throw call.Unknown();
                default:
                    operands.Add(call.Arguments[i]);
                    break;
            }
        }

        if (scripts.Count == 0)
        {
            scripts.Add(operands is [var first, ..] ? first : throw call.Unknown());
            operands.RemoveAt(0);
        }

        var commands = new SedScript(string.Join('\n', scripts), isExtended).Read() ?? throw call.Unknown();
        if (inPlace)
        {
            return InPlace(call, commands, isQuiet, operands);
        }

        var status = 0;
        call.Print(SedLine.Run(commands, CatCommands.Text(call, operands, ref status), isQuiet));
        return status;
    }

    private static int InPlace(CommandCall call, List<SedLine> commands, bool isQuiet, List<string> operands)
    {
        var status = 0;
        foreach (var path in operands.Select(call.PathOf))
        {
            if (call.Tree.ReadText(path) is not { } text)
            {
                status = 2;
                continue;
            }

            call.Tree.WriteText(path, SedLine.Run(commands, text, isQuiet));
            call.Did("files");
        }

        return status;
    }
}
