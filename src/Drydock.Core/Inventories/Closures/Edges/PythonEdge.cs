namespace Drydock.Core.Inventories.Closures.Edges;

/// <summary>The standard library of an interpreter that stays, and what modules import.</summary>
internal sealed class PythonEdge : IClosureEdge
{
    /// <summary>Imported by the interpreter itself, or by names made at run time.</summary>
    private static readonly string[] AtStart = ["site", "sitecustomize", "usercustomize", "encodings", "os", "codecs", "io", "abc", "runpy", "importlib", "importlib.metadata", "importlib.resources", "zipimport", "traceback", "linecache", "threading", "warnings"];

    /// <summary>Parts of the standard library that only developers run, and modules in C that stay when something imports them.</summary>
    private static readonly string[] LeftOut = ["/test/", "/idlelib/", "/lib2to3/", "/turtledemo/", "/ensurepip/", "/pydoc_data/", "/tkinter/", "/lib-dynload/", "/site-packages/", "/dist-packages/", "/config-", "/distutils/command/", "/unittest/test/"];

    public string Id => "python";

    public void Follow(ClosureFile file, ClosureGraph graph)
    {
        if (file.Clues.Elf is not null && (file.Name.StartsWith("libpython", StringComparison.Ordinal) || (file.IsStarted && file.Name.StartsWith("python", StringComparison.Ordinal))))
        {
            KeepInterpreter(file, graph);
        }
        else if (file.IsRead && IsPython(file))
        {
            Import(file, graph);
        }
    }

    private static bool IsPython(ClosureFile file) =>
        file.Name.EndsWith(".py", StringComparison.Ordinal) || (file.Clues.Shebang is { } words && ClueReader.InterpreterOf(words).StartsWith("python", StringComparison.Ordinal));

    private static void KeepInterpreter(ClosureFile file, ClosureGraph graph)
    {
        var version = (file.Name.StartsWith("lib", StringComparison.Ordinal) ? file.Name[3..] : file.Name).Split(".so")[0];
        var homes = graph.Python.Homes.Where(h => PathIndex.NameOf(h) == version || version is "python" or "python3").ToList();
        foreach (var home in homes)
        {
            graph.KeepFolder(home, file.Path, "the standard library", FileUse.Lies, p => PythonModules.IsLeftOut(p) || Array.Exists(LeftOut, l => $"{p}/".Contains(l, StringComparison.Ordinal)));
            foreach (var root in graph.Python.Roots)
            {
                foreach (var name in graph.Tree.Names(root).Where(n => n.EndsWith(".pth", StringComparison.Ordinal)))
                {
                    graph.Keep($"{root}/{name}", file.Path, "read when Python starts", FileUse.Read);
                }
            }
        }

        foreach (var name in AtStart)
        {
            graph.Python.Import(name, file.Path, "imported when Python starts");
        }

        foreach (var home in homes)
        {
            graph.KeepFolder($"{home}/encodings", file.Path, "codecs are imported by name", FileUse.Read, PythonModules.IsLeftOut);
        }

        foreach (var settings in graph.Tree.Names(PathIndex.FolderOf(PathIndex.FolderOf(file.Path))).Where(n => n == "pyvenv.cfg"))
        {
            graph.Keep($"{PathIndex.FolderOf(PathIndex.FolderOf(file.Path))}/{settings}", file.Path, "settings of the virtual environment", FileUse.Read);
        }
    }

    private static void Import(ClosureFile file, ClosureGraph graph)
    {
        var isStandard = graph.Python.IsStandard(file.Path);
        foreach (var name in file.Clues.Imports)
        {
            if (name[0] != '?' && !name.StartsWith("lib:", StringComparison.Ordinal))
            {
                graph.Python.Import(name, file.Path, $"imports '{name}'");
            }
            else if (!isStandard && name[0] == '?')
            {
                graph.Python.Import(name[1..], file.Path, $"names '{name[1..]}'");
            }
        }

        if (!file.Clues.IsDynamic || isStandard)
        {
            return;
        }

        // A name that is made at run time is most often one of the same package.
        if (graph.Python.Roots.FirstOrDefault(r => r.Contains("-packages", StringComparison.Ordinal) && file.Path.StartsWith(r + "/", StringComparison.Ordinal)) is { } root
            && file.Path[(root.Length + 1)..].Split('/') is [var top, _, ..])
        {
            graph.KeepFolder($"{root}/{top}", file.Path, "it imports names made at run time", FileUse.Read, PythonModules.IsLeftOut);
        }
    }
}
