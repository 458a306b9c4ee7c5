namespace Drydock.Core.Inventories.Closures.Edges;

/// <summary>Libraries and modules whose names stand in a program or in settings that are read: what dlopen() is given.</summary>
internal sealed class NamedLibraryEdge : IClosureEdge
{
    public string Id => "named-library";

    public void Follow(ClosureFile file, ClosureGraph graph)
    {
        if (file.Clues.Elf is null && !file.IsRead)
        {
            return;
        }

        foreach (var name in file.Clues.Libraries.Where(n => n != file.Name))
        {
            foreach (var path in file.Clues.Elf is not null ? graph.Libraries.Find(name, file.Path) : Choose(name, file, graph))
            {
                graph.Keep(path, file.Path, $"named '{name}'", FileUse.Read);
            }
        }

        foreach (var name in graph.Python.IsStandard(file.Path) ? [] : file.Clues.Imports.Where(i => i.StartsWith("lib:", StringComparison.Ordinal)))
        {
            foreach (var path in graph.Index.LibrariesLike($"lib{name[4..]}.so.").SelectMany(graph.Index.Libraries))
            {
                graph.KeepProgram("/sbin/ldconfig", file.Path, "find_library() asks it");
                graph.Keep(path, file.Path, $"find_library(\"{name[4..]}\")", FileUse.Read);
            }
        }
    }

    /// <summary>Settings name modules by a path that the program completes: one of the same source is meant, else the only one.</summary>
    private static IEnumerable<string> Choose(string name, ClosureFile file, ClosureGraph graph)
    {
        var all = graph.Index.Libraries(name);
        var kin = all.Where(p => graph.Packages.AreKin(graph.Packages.OwnerOf(p), graph.Packages.OwnerOf(file.Path))).ToList();
        return kin.Count > 0 ? kin : all.Take(8);
    }
}
