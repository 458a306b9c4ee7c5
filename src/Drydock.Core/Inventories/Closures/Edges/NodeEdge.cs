using System.Text.Json;

namespace Drydock.Core.Inventories.Closures.Edges;

/// <summary>What JavaScript requires and imports, found as Node.js finds it. <see href="https://nodejs.org/api/modules.html#all-together"/></summary>
internal sealed class NodeEdge : IClosureEdge
{
    private static readonly string[] Endings = ["", ".js", ".json", ".node", ".mjs", ".cjs", "/index.js", "/index.json", "/index.node", "/index.mjs"];

    /// <summary>Where Debian, npm and Alpine put what is installed for everyone.</summary>
    private static readonly string[] Shared = ["usr/share/nodejs", "usr/lib/nodejs", "usr/local/lib/node_modules", "usr/lib/node_modules", "usr/share/node_modules"];

    public string Id => "node";

    public void Follow(ClosureFile file, ClosureGraph graph)
    {
        if (!file.IsRead || !IsScript(file))
        {
            return;
        }

        foreach (var name in file.Clues.Imports)
        {
            Require(name.StartsWith("node:", StringComparison.Ordinal) ? name[5..] : name, file, graph);
        }

        if (file.Clues.IsDynamic && PackageOf(file.Path, graph) is { } package)
        {
            graph.KeepFolder(package, file.Path, "it requires names made at run time", FileUse.Read, IsOther(package));
        }
    }

    private static bool IsScript(ClosureFile file) =>
        Path.GetExtension(file.Name) is ".js" or ".mjs" or ".cjs" || (file.Clues.Shebang is { } words && ClueReader.InterpreterOf(words).StartsWith("node", StringComparison.Ordinal));

    private static void Require(string name, ClosureFile file, ClosureGraph graph)
    {
        var detail = $"requires '{name}'";
        if (name.StartsWith('.') || name.StartsWith('/'))
        {
            Load(graph.Place(name, "/" + file.Folder), file, detail, graph);
            return;
        }

        if (name.StartsWith('#') && PackageOf(file.Path, graph) is { } self)
        {
            KeepPackage(self, "", file, detail, graph);
            return;
        }

        var parts = name.Split('/');
        var length = name.StartsWith('@') ? 2 : 1;
        var (package, rest) = (string.Join('/', parts.Take(length)), string.Join('/', parts.Skip(length)));
        foreach (var folder in Folders(file, graph))
        {
            var place = $"{folder}/{package}".TrimStart('/');
            if (graph.Tree.Follow(place) is { IsFolder: true })
            {
                KeepPackage(place, rest, file, detail, graph);
                return;
            }

            if (rest.Length == 0 && Load(place, file, detail, graph))
            {
                return;
            }
        }
    }

    /// <summary>node_modules of every folder upwards, then the shared ones.</summary>
    private static IEnumerable<string> Folders(ClosureFile file, ClosureGraph graph)
    {
        for (var folder = file.Folder; ; folder = PathIndex.FolderOf(folder))
        {
            if (PathIndex.NameOf(folder) != "node_modules")
            {
                yield return $"{folder}/node_modules".TrimStart('/');
            }

            if (folder.Length == 0)
            {
                break;
            }
        }

        foreach (var folder in (graph.Variable("NODE_PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries).Select(f => f.Trim('/')).Concat(Shared))
        {
            yield return folder;
        }

        foreach (var triplet in graph.Tree.Names("usr/lib").Where(n => n.Contains("-linux-", StringComparison.Ordinal)))
        {
            yield return $"usr/lib/{triplet}/nodejs";
        }
    }

    /// <summary>A package is kept whole, without the packages inside of it; what runs in it is followed.</summary>
    private static void KeepPackage(string folder, string rest, ClosureFile file, string detail, ClosureGraph graph)
    {
        if (graph.Tree.Resolve(folder) is not { } real)
        {
            return;
        }

        graph.Keep(folder, file.Path, detail);
        graph.KeepFolder(real, file.Path, detail, FileUse.Lies, IsOther(real));
        if (rest.Length > 0 && Load($"{real}/{rest}", file, detail, graph))
        {
            return;
        }

        var hasEntry = false;
        foreach (var entry in Entries(graph.CluesOf($"{real}/package.json").Text))
        {
            hasEntry |= !entry.Contains('*', StringComparison.Ordinal) && Load(graph.Place(entry, "/" + real), file, detail, graph);
            foreach (var (path, _) in entry.Contains('*', StringComparison.Ordinal) ? graph.Tree.Below(real).Where(n => n.Value.IsFile && Globs.Matches(graph.Place(entry, "/" + real).Replace("/./", "/", StringComparison.Ordinal), n.Key)) : [])
            {
                graph.Keep(path, file.Path, detail, FileUse.Read);
            }
        }

        if (!hasEntry)
        {
            Load($"{real}/index", file, detail, graph);
        }
    }

    private static Func<string, bool> IsOther(string package) => p => p.IndexOf("/node_modules/", package.Length, StringComparison.Ordinal) >= 0 || p.EndsWith(".map", StringComparison.Ordinal) || p.EndsWith(".d.ts", StringComparison.Ordinal);

    private static bool Load(string path, ClosureFile file, string detail, ClosureGraph graph)
    {
        foreach (var ending in Endings)
        {
            if (graph.Tree.Follow(path + ending) is { IsFile: true })
            {
                return graph.Keep(path + ending, file.Path, detail, FileUse.Read) is not null;
            }
        }

        if (graph.Tree.Follow(path) is { IsFolder: true } && graph.Tree.Follow($"{path}/package.json") is { IsFile: true })
        {
            KeepPackage(path, "", file, detail, graph);
            return true;
        }

        return false;
    }

    private static string? PackageOf(string path, ClosureGraph graph)
    {
        for (var folder = PathIndex.FolderOf(path); folder.Contains('/', StringComparison.Ordinal); folder = PathIndex.FolderOf(folder))
        {
            if (graph.Tree.Find($"{folder}/package.json") is not null)
            {
                return folder;
            }
        }

        return null;
    }

    /// <summary>Every file that package.json offers: main, module, and what stands in exports and imports.</summary>
    private static List<string> Entries(string? text)
    {
        var found = new List<string>();
        if (text is null)
        {
            return found;
        }

        try
        {
            using var json = JsonDocument.Parse(text);
            foreach (var property in json.RootElement.ValueKind == JsonValueKind.Object ? json.RootElement.EnumerateObject() : default)
            {
                if (property.Name is "main" or "module" or "exports" or "imports")
                {
                    Collect(property.Value, found);
                }
            }
        }
        catch (JsonException)
        {
            // Node refuses such a package; its files are kept, none is followed.
        }

        return found;
    }

    private static void Collect(JsonElement value, List<string> found)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                found.Add(value.GetString()!);
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    Collect(item, found);
                }

                break;
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    Collect(property.Value, found);
                }

                break;
            default:
                break;
        }
    }
}
