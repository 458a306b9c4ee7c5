namespace Drydock.Core.Inventories.Closures;

/// <summary>
/// Finds Python modules as the interpreter of the image does, on the path that its installation, its environment and the folder of the program give.
/// <see href="https://docs.python.org/3/library/sys_path_init.html"/>
/// </summary>
internal sealed class PythonModules
{
    private readonly ClosureGraph graph;
    private readonly List<string> roots = [];
    private readonly HashSet<string> rootNames = new(StringComparer.Ordinal);

    public PythonModules(ClosureGraph graph)
    {
        this.graph = graph;
        foreach (var folder in (graph.Variable("PYTHONPATH") ?? "").Split(':').Append(graph.Config.WorkingDir).Where(f => f.Length > 1))
        {
            AddRoot(folder.Trim('/'));
        }

        var homes = new List<string>();
        foreach (var prefix in (string?[])[graph.Variable("VIRTUAL_ENV")?.Trim('/'), "usr/local", "usr"])
        {
            foreach (var lib in graph.Tree.Names($"{prefix}/lib").Where(n => prefix is not null && n.StartsWith("python", StringComparison.Ordinal)))
            {
                homes.Add($"{prefix}/lib/{lib}");
            }
        }

        foreach (var home in homes)
        {
            Homes.Add(home);
            AddRoot(home);
            AddRoot($"{home}/lib-dynload");
        }

        foreach (var home in homes)
        {
            AddRoot($"{home}/site-packages");
            AddRoot($"{home}/dist-packages");
        }
    }

    /// <summary>Folders of standard libraries (and of virtual environments).</summary>
    public List<string> Homes { get; } = [];

    public IReadOnlyList<string> Roots => roots;

    /// <summary>A folder in which modules are looked for, also those that its .pth files name.</summary>
    public void AddRoot(string folder)
    {
        if (folder.Length == 0 || graph.Tree.Resolve(folder) is not { } real || graph.Tree.Find(real) is not { IsFolder: true } || !rootNames.Add(real))
        {
            return;
        }

        roots.Add(real);
        foreach (var name in graph.Tree.Names(real).Where(n => n.EndsWith(".pth", StringComparison.Ordinal)))
        {
            foreach (var line in (graph.CluesOf($"{real}/{name}").Text ?? "").Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#' && !l.StartsWith("import ", StringComparison.Ordinal)))
            {
                AddRoot(graph.Place(line, "/" + real));
            }
        }
    }

    /// <summary>Keeps a module, the packages around it, and what it is installed with.</summary>
    /// <param name="name">Leading dots count from the folder of <paramref name="from"/>.</param>
    /// <returns>False when there is no such module.</returns>
    public bool Import(string name, string? from, string detail)
    {
        var dots = name.Length - name.TrimStart('.').Length;
        var parts = name.TrimStart('.').Split('.', StringSplitOptions.RemoveEmptyEntries);
        if (dots > 0 && from is not null)
        {
            var folder = PathIndex.FolderOf(from);
            for (var i = 1; i < dots; i++)
            {
                folder = PathIndex.FolderOf(folder);
            }

            return ImportFrom(folder, parts, from, detail);
        }

        // The folder of a script comes first; that of a module inside a package does not count.
        var own = from is not null && from.EndsWith(".py", StringComparison.Ordinal) && !IsInRoots(from) ? [PathIndex.FolderOf(from)] : Array.Empty<string>();
        foreach (var root in own.Concat(roots))
        {
            if (parts.Length > 0 && ImportFrom(root, parts, from, detail))
            {
                KeepDistribution(root, parts[0], from, detail);
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a file lies in the folder of a standard library, not of what is installed beside it.</summary>
    public bool IsStandard(string path) =>
        Homes.Exists(h => path.StartsWith(h + "/", StringComparison.Ordinal)) && !path.Contains("-packages/", StringComparison.Ordinal);

    private bool IsInRoots(string path) => roots.Exists(r => path.StartsWith(r + "/", StringComparison.Ordinal));

    private bool ImportFrom(string root, string[] parts, string? from, string detail)
    {
        var at = root;
        for (var i = 0; i < parts.Length; i++)
        {
            var next = $"{at}/{parts[i]}".TrimStart('/');
            if (graph.Tree.Follow(next) is { IsFolder: true } && (Load($"{next}/__init__.py", from, detail) || i + 1 < parts.Length || HasModules(next)))
            {
                Load($"{next}/__main__.py", from, detail);
                at = next;
                continue;
            }

            // What is behind a module is a name in it.
            return Load($"{next}.py", from, detail) || LoadExtension(at, parts[i], from, detail) || i > 0;
        }

        return true;
    }

    private bool HasModules(string folder) => graph.Tree.Names(folder).Any(n => n.EndsWith(".py", StringComparison.Ordinal) || n.EndsWith(".so", StringComparison.Ordinal));

    private bool Load(string path, string? from, string detail)
    {
        if (graph.Tree.Follow(path) is not { IsFile: true } || graph.Keep(path, from, detail, FileUse.Read) is not { } real)
        {
            return false;
        }

        // Byte code of what is loaded saves compiling it at every start: the file system may be read-only.
        var (folder, stem) = (PathIndex.FolderOf(real), PathIndex.NameOf(real)[..^2]);
        foreach (var code in graph.Tree.Names($"{folder}/__pycache__").Where(n => n.StartsWith(stem, StringComparison.Ordinal) && !n.Contains(".opt-", StringComparison.Ordinal)))
        {
            graph.Keep($"{folder}/__pycache__/{code}", real, "its byte code");
        }

        return true;
    }

    private bool LoadExtension(string folder, string name, string? from, string detail)
    {
        var found = graph.Tree.Names(folder).Where(n => n.StartsWith(name + ".", StringComparison.Ordinal) && n.EndsWith(".so", StringComparison.Ordinal)).ToList();
        found.ForEach(n => graph.Keep($"{folder}/{n}", from, detail, FileUse.Read));
        return found.Count > 0;
    }

    /// <summary>What is installed is kept whole: its data lie beside its modules.</summary>
    private void KeepDistribution(string root, string top, string? from, string detail)
    {
        if (!root.Contains("-packages", StringComparison.Ordinal) || graph.Tree.Follow($"{root}/{top}") is not { IsFolder: true })
        {
            return;
        }

        graph.KeepFolder($"{root}/{top}", from, $"{detail}, with its package", FileUse.Lies, IsLeftOut);
        foreach (var library in graph.Tree.Names(root).Where(n => n == top + ".libs"))
        {
            graph.KeepFolder($"{root}/{library}", from, "libraries of the package");
        }
    }

    /// <summary>Tests, and byte code of modules that nothing loads.</summary>
    public static bool IsLeftOut(string path) =>
        path.Contains("/__pycache__", StringComparison.Ordinal) || path.Contains("/tests/", StringComparison.Ordinal) || path.EndsWith("/tests", StringComparison.Ordinal)
        || path.EndsWith(".pyi", StringComparison.Ordinal) || path.EndsWith(".pyx", StringComparison.Ordinal);
}
