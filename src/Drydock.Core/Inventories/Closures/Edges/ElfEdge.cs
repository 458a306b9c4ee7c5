namespace Drydock.Core.Inventories.Closures.Edges;

/// <summary>The loader of a program, and the libraries that a program or library needs.</summary>
internal sealed class ElfEdge : IClosureEdge
{
    public string Id => "needed-library";

    public void Follow(ClosureFile file, ClosureGraph graph)
    {
        if (file.Clues.Elf is not { } elf)
        {
            return;
        }

        if (elf.Interpreter is { } loader)
        {
            graph.Keep(loader, file.Path, "its loader", FileUse.Started);
        }

        foreach (var name in elf.Needed)
        {
            var found = graph.Libraries.Find(name, file.Path);
            if (found.Count == 0)
            {
                graph.Notes.Add($"'{file.Path}' needs '{name}', which is not in the image.");
            }

            foreach (var path in found)
            {
                graph.Keep(path, file.Path, $"needed as '{name}'", FileUse.Read);
            }
        }
    }
}
