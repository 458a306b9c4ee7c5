namespace Drydock.Core.Inventories.Closures.Edges;

/// <summary>The interpreter in the first line of a script that is started.</summary>
internal sealed class ShebangEdge : IClosureEdge
{
    public string Id => "shebang";

    public void Follow(ClosureFile file, ClosureGraph graph)
    {
        if (!file.IsStarted || !file.IsExecutable || file.Clues.Shebang is not { } words)
        {
            return;
        }

        var detail = $"its interpreter: #!{string.Join(' ', words)}";
        graph.KeepProgram(words[0], file.Path, detail);
        if (PathIndex.NameOf(words[0]) == "env" && ClueReader.InterpreterOf(words) is { Length: > 0 } name)
        {
            graph.KeepProgram(name, file.Path, detail);
        }
    }
}
