using System.Collections.Concurrent;
using System.Collections.Immutable;
using Drydock.Oci.Content;
using Drydock.Oci.Editing;
using Drydock.Oci.Images;

namespace Drydock.Core.Inventories.Closures;

/// <summary>Finds the files that an image needs: one pass over the layers for what every file says, then a walk from the roots along every edge.</summary>
public static class ClosureBuilder
{
    /// <summary>Larger files are kept or not, but what they name is not looked for: none is known that names anything.</summary>
    private const long MostFileBytes = 160L << 20;

    private static readonly string[] WritableFolders = ["var", "run", "tmp", "home", "root", "srv", "opt", "mnt", "media", "proc", "sys", "dev"];

    private static readonly HashSet<string> LanguageHomes = new(StringComparer.Ordinal) { "DOTNET_ROOT", "GEM_HOME", "GOROOT", "CARGO_HOME", "RUSTUP_HOME", "NVM_DIR", "VIRTUAL_ENV", "PYTHONHOME", "BUNDLE_APP_CONFIG" };

    /// <param name="inventory">Of the same image: which packages there are, and whose files are whose.</param>
    /// <exception cref="DrydockException">A layer cannot be had, or is not what its digests say.</exception>
    public static async Task<Closure> BuildAsync(ImageDraft draft, Inventory inventory, ClosureRoots roots, CancellationToken cancel)
    {
        var index = new PathIndex(draft.Files);
        return Build(draft.Files, draft.Config, inventory, roots, index, await ReadCluesAsync(draft, index, cancel), cancel);
    }

    /// <summary>The walk alone, over clues at hand.</summary>
    internal static Closure Build(FileTree tree, ImageConfig config, Inventory inventory, ClosureRoots roots, PathIndex index, IReadOnlyDictionary<string, FileClues> clues, CancellationToken cancel)
    {
        var packages = new ClosurePackages(inventory, tree);
        var graph = new ClosureGraph(tree, config, packages, index, clues);
        var edges = ClosureEdges.Create();
        AddRoots(graph, roots);
        graph.Follow(edges, cancel);
        KeepMetadata(graph, inventory);
        graph.Follow(edges, cancel);
        return Result(graph);
    }

    private static async Task<IReadOnlyDictionary<string, FileClues>> ReadCluesAsync(ImageDraft draft, PathIndex index, CancellationToken cancel)
    {
        var clues = new ConcurrentDictionary<string, FileClues>(StringComparer.Ordinal);
        var reader = new ClueReader(index);
        var most = Math.Min(MostFileBytes, draft.Limits.FileBytes);
        await draft.Reader.ReadFilesAsync(
            draft.Files.All.Where(f => ClueReader.Wants(f.Key, f.Value, most)),
            (path, _, bytes) =>
            {
                if (reader.Read(path, bytes.Span) is { } found)
                {
                    clues[path] = found;
                }
            },
            cancel);
        return clues;
    }

    private static void AddRoots(ClosureGraph graph, ClosureRoots roots)
    {
        graph.Enter("system");
        foreach (var path in SystemFiles.Basics)
        {
            graph.Keep(path, null, "every system has it");
        }

        foreach (var folder in SystemFiles.BasicFolders)
        {
            graph.KeepFolder(folder, null, "every system has it", FileUse.Read);
        }

        graph.Enter("root");
        foreach (var command in roots.Commands)
        {
            new CommandFollower(graph).Follow(command);
        }

        KeepEnvironment(graph);

        // A working folder of its own is the application's, with templates and data that no code names.
        var work = graph.Config.WorkingDir.Trim('/');
        if (work.Length > 0 && work is not ("root" or "home" or "tmp" or "etc" or "usr" or "var" or "opt") && !SystemFiles.IsShared(work))
        {
            graph.KeepFolder(work, null, "the working folder", FileUse.Read, p => p.Contains("/.git/", StringComparison.Ordinal) || p.Contains("/__pycache__/", StringComparison.Ordinal));
        }

        foreach (var path in roots.Traced)
        {
            graph.Keep(path.Trim('/'), null, "a run used it", graph.Tree.Follow(path) is { IsFile: true, Mode: var mode } && (mode & 0b001_001_001) != 0 ? FileUse.Started : FileUse.Read);
        }

        foreach (var glob in roots.Globs.Select(g => g.Trim('/')))
        {
            foreach (var path in glob.AsSpan().IndexOfAny('*', '?') < 0 ? [glob] : graph.Tree.All.Select(n => n.Key).Where(p => Globs.Matches(glob, p)).ToList())
            {
                if (graph.Tree.Follow(path) is { IsFolder: true })
                {
                    graph.KeepFolder(path, null, $"'{glob}' was asked for", FileUse.Read);
                }

                graph.Keep(path, null, $"'{glob}' was asked for", graph.Tree.Follow(path) is { IsFile: true, Mode: var mode } && (mode & 0b001_001_001) != 0 ? FileUse.Started : FileUse.Read);
            }
        }
    }

    /// <summary>Files and folders that the environment names, but for search paths and the homes of languages, of which edges choose.</summary>
    private static void KeepEnvironment(ClosureGraph graph)
    {
        foreach (var set in graph.Config.Env)
        {
            var (name, value) = set.IndexOf('=', StringComparison.Ordinal) is > 0 and var at ? (set[..at], set[(at + 1)..]) : ("", "");
            if (!value.StartsWith('/') || name.EndsWith("PATH", StringComparison.Ordinal) || name is "HOME" or "PWD" or "TMPDIR" or "SHELL" || graph.Tree.Resolve(value) is not { Length: > 0 } real)
            {
                continue;
            }

            if (name == "JAVA_HOME")
            {
                graph.Keep($"{real}/bin/java", null, $"{set} in the environment", FileUse.Started);
            }
            else if (graph.Tree.Find(real) is { IsFile: true })
            {
                graph.Keep(value.Trim('/'), null, $"{set} in the environment", FileUse.Read);
            }
            else if (real.Contains('/', StringComparison.Ordinal) && !SystemFiles.IsShared(real) && !SystemFiles.IsChosen(real) && !LanguageHomes.Contains(name))
            {
                graph.KeepFolder(value.Trim('/'), null, $"{set} in the environment", FileUse.Read, SystemFiles.IsUnused);
            }
        }
    }

    /// <summary>What says that a package is installed stays with it, so that a scanner still finds all that is left.</summary>
    private static void KeepMetadata(ClosureGraph graph, Inventory inventory)
    {
        graph.Enter("metadata");
        foreach (var package in inventory.Packages.Where(p => !Ecosystems.Find(p.Package.Ecosystem).IsOs && !p.Files.IsEmpty))
        {
            if (package.Files.Paths().FirstOrDefault(f => graph.IsKept(f) && !f.Contains("-info/", StringComparison.Ordinal)) is { } file)
            {
                foreach (var place in package.Locations.Where(l => l.Contains("-info/", StringComparison.Ordinal)))
                {
                    graph.KeepFolder(PathIndex.FolderOf(place), file, $"describes '{package.Name}'");
                }
            }
        }

        graph.Enter("package-database");
        graph.Keep("var/lib/dpkg/status", null, "says which packages there are");
        for (var i = 0; i < graph.Packages.All.Count; i++)
        {
            var (name, architecture) = (graph.Packages.All[i].Name, graph.Packages.All[i].Package.Architecture);
            if (graph.Packages.FilesOf(i).FirstOrDefault(graph.IsKept) is not { } file)
            {
                continue;
            }

            foreach (var kind in (string[])["list", "md5sums", "conffiles"])
            {
                graph.Keep($"var/lib/dpkg/info/{name}.{kind}", file, $"describes '{name}'");
                graph.Keep($"var/lib/dpkg/info/{name}:{architecture}.{kind}", file, $"describes '{name}'");
            }

            graph.Keep($"usr/share/doc/{name}/copyright", file, $"the license of '{name}'");
            foreach (var info in graph.Packages.FilesOf(i).Where(f => (f.Contains(".dist-info/", StringComparison.Ordinal) || f.Contains(".egg-info", StringComparison.Ordinal)) && !graph.IsKept(f)))
            {
                graph.Keep(info, file, $"describes what '{name}' installed");
            }
        }
    }

    private static Closure Result(ClosureGraph graph)
    {
        var packages = graph.Packages;
        var (stay, go, files) = (ImmutableArray.CreateBuilder<InstalledPackage>(), ImmutableArray.CreateBuilder<InstalledPackage>(), ImmutableArray.CreateBuilder<ImmutableArray<string>>());
        for (var i = 0; i < packages.All.Count; i++)
        {
            var own = packages.FilesOf(i);
            if (own.Any(f => graph.IsKept(f) && graph.Kept[f].Rule is not ("package-database" or "system")))
            {
                stay.Add(packages.All[i]);
                files.Add([.. own.Where(f => !graph.IsKept(f))]);
            }
            else
            {
                go.Add(packages.All[i]);
            }
        }

        return new Closure(graph.Kept)
        {
            KeptPackages = stay.ToImmutable(),
            RemovablePackages = go.ToImmutable(),
            RemovableFiles = files.ToImmutable(),
            Removable = Removable(graph),
            ShellReasons = [.. graph.Kept.Where(k => IsShellProgram(k.Key, graph)).OrderBy(k => k.Key, StringComparer.Ordinal).Select(k => $"/{k.Key}: {k.Value.Detail}{(k.Value.From is { } from ? $", by /{from}" : "")}")],
            ShellHints = [.. graph.Kept.Keys.Where(p => graph.CluesOf(p).UsesShell && !SystemFiles.IsLibc(PathIndex.NameOf(p)) && !IsShellProgram(p, graph)).Order(StringComparer.Ordinal)],
            Notes = [.. graph.Notes],
        };
    }

    private static bool IsShellProgram(string path, ClosureGraph graph) =>
        SystemFiles.IsShell(PathIndex.NameOf(path)) && PathIndex.NameOf(PathIndex.FolderOf(path)) is "bin" or "sbin" && PathIndex.NameOf(path) != "busybox" && graph.Tree.Follow(path) is { IsFile: true };

    /// <summary>Whole folders where nothing below stays, else single files.</summary>
    private static ImmutableArray<string> Removable(ClosureGraph graph)
    {
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in graph.Kept.Keys)
        {
            for (var folder = PathIndex.FolderOf(path); folder.Length > 0 && folders.Add(folder); folder = PathIndex.FolderOf(folder))
            {
            }
        }

        var gone = ImmutableArray.CreateBuilder<string>();
        var top = "\0";
        foreach (var (path, node) in graph.Tree.All)
        {
            if (path.StartsWith(top, StringComparison.Ordinal) || graph.IsKept(path) || folders.Contains(path))
            {
                continue;
            }

            var isPlace = node.IsFolder && (WritableFolders.Contains(path.Split('/')[0]) || !path.Contains('/', StringComparison.Ordinal));
            if (!isPlace)
            {
                gone.Add(path);
                top = node.IsFolder ? path + "/" : top;
            }
        }

        return gone.ToImmutable();
    }
}
