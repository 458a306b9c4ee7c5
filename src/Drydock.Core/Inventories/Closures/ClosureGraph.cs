using Drydock.Oci.Editing;
using Drydock.Oci.Images;

namespace Drydock.Core.Inventories.Closures;

/// <summary>The work of finding what must stay: files that are kept are followed along every edge until nothing new comes.</summary>
internal sealed class ClosureGraph(FileTree tree, ImageConfig config, ClosurePackages packages, PathIndex index, IReadOnlyDictionary<string, FileClues> clues)
{
    private const string DefaultPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private readonly Dictionary<string, KeptPath> kept = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileUse> uses = new(StringComparer.Ordinal);
    private readonly HashSet<string> wholeFolders = new(StringComparer.Ordinal);
    private readonly Queue<string> waiting = new();
    private string edge = "root";
    private PythonModules? python;

    public FileTree Tree => tree;

    public ImageConfig Config => config;

    public ClosurePackages Packages => packages;

    public PathIndex Index => index;

    public LibrarySearch Libraries { get; } = new(tree, config, index, clues);

    public PythonModules Python => python ??= new PythonModules(this);

    public IReadOnlyDictionary<string, KeptPath> Kept => kept;

    /// <summary>Things that could not be followed, for people.</summary>
    public SortedSet<string> Notes { get; } = new(StringComparer.Ordinal);

    public FileClues CluesOf(string path) => clues.GetValueOrDefault(path) ?? FileClues.None;

    public bool IsKept(string path) => kept.ContainsKey(path);

    public FileUse UseOf(string path) => uses.GetValueOrDefault(path);

    public string? Variable(string name) => config.Env.LastOrDefault(e => e.StartsWith(name + "=", StringComparison.Ordinal)) is { } set ? set[(name.Length + 1)..] : null;

    /// <summary>The path of a program as a shell would find it; null when there is none.</summary>
    public string? Program(string name)
    {
        var folders = name.Contains('/', StringComparison.Ordinal) ? [name.StartsWith('/') ? "" : config.WorkingDir] : (Variable("PATH") ?? DefaultPath).Split(':');
        return folders.Select(f => $"{f}/{name}".Trim('/')).FirstOrDefault(p => tree.Follow(p) is { IsFile: true, Mode: var mode } && (mode & 0b001_001_001) != 0);
    }

    /// <summary>A path as a process sees it, without leading slash: relative ones start in the working folder.</summary>
    public string Place(string path, string? folder = null) => (path.StartsWith('/') ? path : $"{folder ?? config.WorkingDir}/{path}").Trim('/');

    /// <summary>Keeps a path with the links on the way to it.</summary>
    /// <returns>Where it is once links are followed; null when there is nothing.</returns>
    public string? Keep(string path, string? from, string detail, FileUse use = FileUse.Lies)
    {
        var links = new List<string>();
        if (index.Trail(path, links) is not { Length: > 0 } real)
        {
            return null;
        }

        var reason = new KeptPath(edge, from, detail);
        foreach (var link in links)
        {
            kept.TryAdd(link, reason);
        }

        var isMore = use > uses.GetValueOrDefault(real);
        if (isMore)
        {
            uses[real] = use;
        }

        if (kept.TryAdd(real, reason) || isMore)
        {
            waiting.Enqueue(real);
        }

        return real;
    }

    /// <summary>Keeps everything below a folder, and where its links lead.</summary>
    public void KeepFolder(string path, string? from, string detail, FileUse use = FileUse.Lies, Func<string, bool>? except = null)
    {
        if (Keep(path, from, detail) is not { } real || !wholeFolders.Add($"{real}\0{use}\0{except is null}"))
        {
            return;
        }

        foreach (var (below, node) in tree.Below(real))
        {
            if (except?.Invoke(below) == true)
            {
                continue;
            }

            var end = Keep(below, from, detail, node.IsFolder ? FileUse.Lies : use);
            if (node.IsSymlink)
            {
                kept.TryAdd(below, new KeptPath(edge, from, detail));
                if (end is not null && tree.Find(end) is { IsFolder: true } && !$"{below}/".StartsWith(end + "/", StringComparison.Ordinal) && end.Contains('/', StringComparison.Ordinal))
                {
                    KeepFolder(end, below, "a link leads to it", use, except);
                }
            }
        }
    }

    /// <summary>Keeps a program by its name or path, and follows it.</summary>
    public string? KeepProgram(string name, string? from, string detail) => Program(name) is { } path ? Keep(path, from, detail, FileUse.Started) : null;

    /// <summary>Follows edges until nothing new comes.</summary>
    public void Follow(IReadOnlyList<IClosureEdge> edges, CancellationToken cancel)
    {
        while (waiting.TryDequeue(out var path))
        {
            cancel.ThrowIfCancellationRequested();
            var node = tree.Find(path)!;
            if (node.IsFolder)
            {
                continue;
            }

            var file = new ClosureFile(path, node, CluesOf(path), UseOf(path));
            foreach (var next in edges)
            {
                edge = next.Id;
                next.Follow(file, this);
            }
        }
    }

    /// <summary>Everything kept from now on is kept by this rule.</summary>
    public void Enter(string rule) => edge = rule;
}
