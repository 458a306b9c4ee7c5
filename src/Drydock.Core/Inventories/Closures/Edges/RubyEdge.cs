namespace Drydock.Core.Inventories.Closures.Edges;

/// <summary>The standard library of a Ruby that stays, and gems that something requires, with what describes them. <see href="https://guides.rubygems.org/patterns/"/></summary>
internal sealed class RubyEdge : IClosureEdge
{
    private List<string>? paths;

    public string Id => "ruby";

    public void Follow(ClosureFile file, ClosureGraph graph)
    {
        if (file.Clues.Elf is not null && file.Name.StartsWith("libruby", StringComparison.Ordinal))
        {
            KeepStandard(file, graph);
        }
        else if (file.IsRead && IsRuby(file))
        {
            foreach (var name in file.Clues.Imports)
            {
                Require(name, file, graph);
            }

            if (file.Clues.IsDynamic && !file.Path.StartsWith("usr/lib/ruby/3", StringComparison.Ordinal) && LibraryOf(file.Path) is { } own && graph.Tree.Follow(own) is { IsFolder: true })
            {
                graph.KeepFolder(own, file.Path, "it requires names made at run time", FileUse.Read);
            }
        }
    }

    private static bool IsRuby(ClosureFile file) => Path.GetExtension(file.Name) is ".rb" or ".ru" or ".gemspec" || (file.Clues.Shebang is { } words && ClueReader.InterpreterOf(words).StartsWith("ruby", StringComparison.Ordinal));

    private static void KeepStandard(ClosureFile file, ClosureGraph graph)
    {
        foreach (var root in Roots(graph))
        {
            foreach (var version in graph.Tree.Names(root).Where(n => char.IsAsciiDigit(n[0])))
            {
                graph.KeepFolder($"{root}/{version}", file.Path, "the standard library", FileUse.Lies, p => p.Contains("/rdoc/", StringComparison.Ordinal) || p.Contains("/ri/", StringComparison.Ordinal));
            }
        }

        foreach (var folder in graph.Tree.Names("usr/lib/ruby").Where(n => n == "gems").Select(n => $"usr/lib/ruby/{n}"))
        {
            graph.KeepFolder(folder, file.Path, "gems of the standard library");
        }

        graph.KeepFolder("usr/lib/ruby/vendor_ruby/rubygems", file.Path, "loaded when Ruby starts", FileUse.Read);
        foreach (var name in (string[])["rubygems", "rubygems.rb", "did_you_mean", "error_highlight", "monitor", "rbconfig"])
        {
            graph.Keep($"usr/lib/ruby/vendor_ruby/{name}", file.Path, "loaded when Ruby starts", FileUse.Read);
        }

        graph.KeepFolder("usr/lib/ruby/vendor_ruby/rubygems/defaults", file.Path, "loaded when Ruby starts", FileUse.Read);
    }

    private static IEnumerable<string> Roots(ClosureGraph graph) =>
        graph.Tree.Names("usr/lib").Where(n => n.Contains("-linux-", StringComparison.Ordinal)).Select(n => $"usr/lib/{n}/ruby").Concat(["usr/lib/ruby", "usr/local/lib/ruby"]);

    private void Require(string name, ClosureFile file, ClosureGraph graph)
    {
        if (name.StartsWith("gem:", StringComparison.Ordinal))
        {
            KeepGem(name[4..], file, graph);
            return;
        }

        var detail = $"requires '{name}'";
        if (name.StartsWith('.') || name.StartsWith('/'))
        {
            Load(graph.Place(name, "/" + file.Folder), file, detail, graph);
            return;
        }

        // The gem's own files first, since a gem is known by its folder.
        var own = LibraryOf(file.Path) is { } library ? PathIndex.FolderOf(library) : null;
        foreach (var folder in (own is null ? [] : new[] { own }).Concat(paths ??= [.. LoadPath(graph)]))
        {
            if (Load($"{folder}/{name}", file, detail, graph))
            {
                return;
            }
        }
    }

    /// <summary>A gem is activated with all that it needs, or not at all.</summary>
    private static void KeepGem(string name, ClosureFile file, ClosureGraph graph)
    {
        foreach (var home in Homes(graph))
        {
            foreach (var description in graph.Tree.Names($"{home}/specifications").Where(n => n.StartsWith(name + "-", StringComparison.Ordinal) && n.Length > name.Length + 1 && char.IsAsciiDigit(n[name.Length + 1])))
            {
                graph.Keep($"{home}/specifications/{description}", file.Path, $"the gem '{name}' is needed", FileUse.Read);
                graph.KeepFolder($"{home}/gems/{Path.ChangeExtension(description, null)}", file.Path, $"the gem '{name}' is needed", FileUse.Lies, IsTest);
            }
        }
    }

    private static bool IsTest(string path) => path.Contains("/spec/", StringComparison.Ordinal) || path.Contains("/test/", StringComparison.Ordinal) || path.Contains("/bench/", StringComparison.Ordinal);

    private static bool Load(string path, ClosureFile file, string detail, ClosureGraph graph)
    {
        foreach (var ending in (string[])[".rb", ".so", ""])
        {
            if (graph.Tree.Follow(path + ending) is not { IsFile: true } || graph.Keep(path + ending, file.Path, detail, FileUse.Read) is not { } real)
            {
                continue;
            }

            // lib/x.rb brings its folder lib/x; a gem is kept whole.
            if (Path.ChangeExtension(real, null) is var folder && graph.Tree.Find(folder) is { IsFolder: true })
            {
                graph.KeepFolder(folder, file.Path, detail);
            }

            if (real.Split("/gems/") is [var root, .., var inner] && inner.Split('/')[0] is var gem && !real.StartsWith("usr/lib/ruby/", StringComparison.Ordinal))
            {
                var gems = real[..(real.Length - inner.Length - 1)];
                graph.KeepFolder($"{gems}/{gem}", file.Path, detail, FileUse.Lies, IsTest);
                graph.Keep($"{PathIndex.FolderOf(gems)}/specifications/{gem}.gemspec", real, "describes the gem", FileUse.Read);
            }

            return true;
        }

        return false;
    }

    /// <summary>The folder in a load path that a file belongs to.</summary>
    private static string? LibraryOf(string path)
    {
        foreach (var mark in (string[])["/lib/", "/vendor_ruby/"])
        {
            if (path.LastIndexOf(mark, StringComparison.Ordinal) is > 0 and var at && path[(at + mark.Length)..].Split('/')[0] is { Length: > 0 } top && !path.StartsWith("usr/lib/ruby/3", StringComparison.Ordinal))
            {
                return path[..(at + mark.Length)] + Path.ChangeExtension(top, null);
            }
        }

        return null;
    }

    /// <summary>Folders of gems, with a folder of specifications each.</summary>
    private static IEnumerable<string> Homes(ClosureGraph graph) => graph.Tree.Names("usr/share/rubygems-integration").Select(n => $"usr/share/rubygems-integration/{n}")
        .Concat(graph.Tree.Names("var/lib/gems").Select(n => $"var/lib/gems/{n}")).Concat(Roots(graph).SelectMany(r => graph.Tree.Names($"{r}/gems").Select(n => $"{r}/gems/{n}")))
        .Concat([(graph.Variable("GEM_HOME") ?? "").Trim('/'), "usr/local/bundle"]).Where(h => h.Length > 0);

    private static IEnumerable<string> LoadPath(ClosureGraph graph)
    {
        var roots = Roots(graph).ToList();
        foreach (var root in roots)
        {
            foreach (var name in graph.Tree.Names(root).OrderBy(n => n is "vendor_ruby" ? 0 : 1))
            {
                yield return $"{root}/{name}";
                foreach (var inner in graph.Tree.Names($"{root}/{name}").Where(n => n.Contains("-linux", StringComparison.Ordinal) || char.IsAsciiDigit(n[0])))
                {
                    yield return $"{root}/{name}/{inner}";
                }
            }
        }

        foreach (var gem in Homes(graph).SelectMany(h => graph.Tree.Names($"{h}/gems").Select(n => $"{h}/gems/{n}/lib")))
        {
            yield return gem;
        }
    }
}
