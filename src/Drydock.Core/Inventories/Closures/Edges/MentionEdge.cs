namespace Drydock.Core.Inventories.Closures.Edges;

/// <summary>Absolute paths that stand in a program or in settings that are read. A folder is meant only when it belongs to who names it, or is small.</summary>
internal sealed class MentionEdge : IClosureEdge
{
    private const int MostFiles = 300;
    private const long MostBytes = 2 << 20;

    public string Id => "mention";

    public void Follow(ClosureFile file, ClosureGraph graph)
    {
        if ((file.Clues.Elf is null && !file.IsRead) || SystemFiles.IsBookkeeping(file.Path))
        {
            return;
        }

        // Standard libraries name programs that they could start, in examples most of all.
        var isStandard = graph.Python.IsStandard(file.Path) || (file.Clues.Elf is null && SystemFiles.IsChosen(file.Path));
        var isLibc = SystemFiles.IsLibc(file.Name);
        var isScript = file.Clues.Shebang is not null && SystemFiles.IsShell(ClueReader.InterpreterOf(file.Clues.Shebang));
        foreach (var path in file.Clues.Mentions)
        {
            if ((isLibc && !path.StartsWith("etc/", StringComparison.Ordinal)) || (SystemFiles.IsShell(PathIndex.NameOf(path)) && !isScript) || SystemFiles.IsBookkeeping(path) || path == "etc/security/namespace.init"
                || path.Contains("lib/systemd/", StringComparison.Ordinal))
            {
                continue;
            }

            if (graph.Tree.Follow(path) is { } node)
            {
                if (node.IsFolder)
                {
                    KeepFolder(path, file, graph);
                }
                else if (!isStandard || (node.Mode & 0b001_001_001) == 0)
                {
                    graph.Keep(path, file.Path, "its path stands in it", (node.Mode & 0b001_001_001) != 0 ? FileUse.Started : FileUse.Read);
                }
            }
        }
    }

    private static void KeepFolder(string path, ClosureFile file, ClosureGraph graph)
    {
        var detail = "the folder's path stands in it";
        if (graph.Tree.Resolve(path) is not { } real || !real.Contains('/', StringComparison.Ordinal) || SystemFiles.IsShared(real) || SystemFiles.IsChosen(real))
        {
            graph.Keep(path, file.Path, detail);
            return;
        }

        var own = graph.Packages.OwnerOf(file.Path);
        var (files, bytes, hasForeign, hasKin) = (0, 0L, false, false);
        foreach (var (below, node) in graph.Tree.Below(real).Where(n => !n.Value.IsFolder))
        {
            var owner = graph.Packages.OwnerOf(below);
            hasForeign |= owner >= 0;
            hasKin |= graph.Packages.AreKin(owner, own);
            files++;
            bytes += node.Size;
        }

        if (hasKin || !hasForeign || (files <= MostFiles && bytes <= MostBytes))
        {
            var isSettings = real.StartsWith("etc/", StringComparison.Ordinal);
            graph.KeepFolder(real, file.Path, detail, isSettings ? FileUse.Read : FileUse.Lies, p => SystemFiles.IsUnused(p) || (isSettings && p.Contains("-available/", StringComparison.Ordinal)));
            graph.Keep(path, file.Path, detail);
        }
    }
}
