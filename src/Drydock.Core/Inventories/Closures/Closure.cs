using System.Collections.Immutable;

namespace Drydock.Core.Inventories.Closures;

/// <summary>What of an image must stay for its commands to run, with the reason for every path.</summary>
public sealed class Closure
{
    private const int MaxChain = 100;

    internal Closure(IReadOnlyDictionary<string, KeptPath> kept) => Kept = kept;

    /// <summary>Files, folders and links that stay, by path without leading slash; folders above them stay too.</summary>
    public IReadOnlyDictionary<string, KeptPath> Kept { get; }

    /// <summary>
    /// What can go, in ordinal order: a folder stands for everything below it. Empty folders in which programs write (var, run, tmp, home) are not among it.
    /// </summary>
    public ImmutableArray<string> Removable { get; internal init; } = [];

    /// <summary>Why shells stay, a line each; empty when nothing runs one.</summary>
    public ImmutableArray<string> ShellReasons { get; internal init; } = [];

    /// <summary>Whether something is known to run a shell.</summary>
    public bool NeedsShell => !ShellReasons.IsEmpty;

    /// <summary>Programs and libraries that stay and can hand strings to a shell (system(), popen()), if they are asked to.</summary>
    public ImmutableArray<string> ShellHints { get; internal init; } = [];

    /// <summary>Packages of the distribution of which a program, library or other part stays.</summary>
    public ImmutableArray<InstalledPackage> KeptPackages { get; internal init; } = [];

    /// <summary>Packages of the distribution of which nothing stays.</summary>
    public ImmutableArray<InstalledPackage> RemovablePackages { get; internal init; } = [];

    /// <summary>Files of kept packages that can go, by the package's position in <see cref="KeptPackages"/>.</summary>
    public ImmutableArray<ImmutableArray<string>> RemovableFiles { get; internal init; } = [];

    /// <summary>What could not be followed: libraries and programs that are not in the image.</summary>
    public ImmutableArray<string> Notes { get; internal init; } = [];

    /// <summary>Whether a path stays.</summary>
    public bool Keeps(string path) => Kept.ContainsKey(path);

    /// <summary>The chain from a path to what is run, a line each; empty when the path can go.</summary>
    public ImmutableArray<string> Why(string path)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = path.Trim('/'); at is not null && Kept.TryGetValue(at, out var reason) && lines.Count < MaxChain && seen.Add(at); at = reason.From)
        {
            lines.Add(reason.From is null ? $"/{at}: {reason.Detail} ({reason.Rule})" : $"/{at}: {reason.Detail}, by /{reason.From} ({reason.Rule})");
        }

        return lines.ToImmutable();
    }
}
