using Drydock.Oci.Editing;
using Drydock.Oci.Images;

namespace Drydock.Core.Inventories.Closures;

/// <summary>
/// Finds shared libraries as the dynamic loader does: the needing file's own folders, LD_LIBRARY_PATH, the configured folders, the default ones.
/// <see href="https://man7.org/linux/man-pages/man8/ld.so.8.html"/>
/// </summary>
internal sealed class LibrarySearch
{
    private const int MaxIncludes = 200;
    private readonly FileTree tree;
    private readonly PathIndex index;
    private readonly IReadOnlyDictionary<string, FileClues> clues;
    private readonly List<string> before = [];
    private readonly List<string> folders = [];
    private int includes;

    public LibrarySearch(FileTree tree, ImageConfig config, PathIndex index, IReadOnlyDictionary<string, FileClues> clues)
    {
        (this.tree, this.index, this.clues) = (tree, index, clues);
        const string variable = "LD_LIBRARY_PATH=";
        before.AddRange(config.Env.Where(e => e.StartsWith(variable, StringComparison.Ordinal)).SelectMany(e => e[variable.Length..].Split(':', ';')).Where(f => f.StartsWith('/')).Select(f => f.Trim('/')));
        ReadConfiguration("etc/ld.so.conf");
        foreach (var name in tree.Names("etc").Where(n => n.StartsWith("ld-musl-", StringComparison.Ordinal) && n.EndsWith(".path", StringComparison.Ordinal)))
        {
            folders.AddRange((clues.GetValueOrDefault($"etc/{name}")?.Text ?? "").Split([':', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(f => f.Trim().Trim('/')));
        }

        foreach (var root in (string[])["lib", "usr/lib"])
        {
            folders.AddRange(tree.Names(root).Where(n => n.Contains("-linux-", StringComparison.Ordinal)).Select(n => $"{root}/{n}"));
        }

        folders.AddRange(["lib64", "usr/lib64", "lib", "usr/local/lib", "usr/lib"]);
    }

    /// <summary>Folders that every program looks in, in order.</summary>
    public IReadOnlyList<string> Folders => folders;

    /// <summary>Where a library is that a file needs; several where the hardware decides, none when there is none.</summary>
    public List<string> Find(string name, string by)
    {
        var elf = clues.GetValueOrDefault(by)?.Elf;
        if (name.Contains('/', StringComparison.Ordinal))
        {
            return name.StartsWith('/') && tree.Follow(name) is { IsFile: true } ? [name.Trim('/')] : [];
        }

        if (index.Libraries(name).Count == 0)
        {
            return [];
        }

        var rpath = elf is { Runpath.IsEmpty: true } ? elf.Rpath : [];
        var own = rpath.Select(f => Expand(f, by)).Concat(before).Concat((elf?.Runpath ?? []).Select(f => Expand(f, by)));
        foreach (var folder in own.Concat(folders))
        {
            var path = $"{folder}/{name}".Trim('/');
            if (Fits(path, elf))
            {
                return [path, .. HardwareVariants(folder, name, path)];
            }
        }

        // The program that loads the file can have a folder of its own: which one is known only when it runs.
        return [.. index.Libraries(name).Where(p => Fits(p, elf))];
    }

    private List<string> HardwareVariants(string folder, string name, string found)
    {
        var root = tree.Resolve($"{folder}/glibc-hwcaps");
        return root is null ? [] : [.. index.Libraries(name).Where(p => p != found && p.StartsWith(root + "/", StringComparison.Ordinal))];
    }

    /// <summary>The loader passes over libraries for another machine.</summary>
    private bool Fits(string path, ElfLinks? by) =>
        tree.Resolve(path) is { } real && tree.Find(real) is { IsFile: true } && (by is null || clues.GetValueOrDefault(real)?.Elf is not { } elf || elf.Machine == by.Machine);

    private string Expand(string folder, string by)
    {
        var origin = "/" + PathIndex.FolderOf(by);
        return folder.Replace("$ORIGIN", origin, StringComparison.Ordinal).Replace("${ORIGIN}", origin, StringComparison.Ordinal)
            .Replace("$LIB", "lib", StringComparison.Ordinal).Replace("${LIB}", "lib", StringComparison.Ordinal).Trim('/');
    }

    private void ReadConfiguration(string path)
    {
        if (++includes > MaxIncludes || tree.Resolve(path) is not { } real || clues.GetValueOrDefault(real)?.Text is not { } text)
        {
            return;
        }

        foreach (var line in text.Split('\n').Select(l => l.Split('#')[0].Trim()).Where(l => l.Length > 0))
        {
            if (!line.StartsWith("include", StringComparison.Ordinal))
            {
                folders.Add(line.Trim('/'));
                continue;
            }

            var pattern = line["include".Length..].Trim();
            pattern = (pattern.StartsWith('/') ? pattern : $"/etc/{pattern}").Trim('/');
            foreach (var name in tree.Names(PathIndex.FolderOf(pattern)).Where(n => Globs.Matches(PathIndex.NameOf(pattern), n)))
            {
                ReadConfiguration($"{PathIndex.FolderOf(pattern)}/{name}");
            }
        }
    }
}
