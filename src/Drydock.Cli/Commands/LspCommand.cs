using System.CommandLine;
using Drydock.Cli.Lsp;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock lsp</c></summary>
internal static class LspCommand
{
    public static Command Create(Surroundings surroundings)
    {
        // What clients put behind the command by themselves; there is nothing to choose.
        var ignored = (Option[])[new Option<bool>("--stdio") { Hidden = true }, new Option<string?>("--clientProcessId") { Hidden = true }];
        var command = new Command("lsp", "Serve editors as a language server over standard input and output: findings as you type, fixes, and the pages of rules");
        Array.ForEach(ignored, command.Add);
        command.SetAction((_, cancel) => new LspSession(surroundings.Input, surroundings.Output).RunAsync(cancel));
        return command;
    }
}
