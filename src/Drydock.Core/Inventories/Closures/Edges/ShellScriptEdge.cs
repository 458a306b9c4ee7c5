using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Core.Inventories.Closures.Edges;

/// <summary>Programs that a shell script runs, and files that it sources.</summary>
internal sealed class ShellScriptEdge : IClosureEdge
{
    public string Id => "shell-word";

    public void Follow(ClosureFile file, ClosureGraph graph)
    {
        if (!file.IsStarted || file.Clues.Text is not { } text || (file.Clues.Shebang is { } shebang && !SystemFiles.IsShell(ClueReader.InterpreterOf(shebang))))
        {
            return;
        }

        new CommandFollower(graph).Follow(text, file.Path, "a command in it");
    }
}
