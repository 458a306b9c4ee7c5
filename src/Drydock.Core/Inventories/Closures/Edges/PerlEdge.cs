namespace Drydock.Core.Inventories.Closures.Edges;

/// <summary>The core of a Perl that stays, and modules that scripts use. <see href="https://perldoc.perl.org/perlvar#@INC"/></summary>
internal sealed class PerlEdge : IClosureEdge
{
    private List<string>? folders;

    public string Id => "perl";

    public void Follow(ClosureFile file, ClosureGraph graph)
    {
        if (file.IsStarted && file.Clues.Elf is not null && file.Name.StartsWith("perl", StringComparison.Ordinal))
        {
            foreach (var folder in Folders(graph).Where(f => f.EndsWith("perl-base", StringComparison.Ordinal)))
            {
                graph.KeepFolder(folder, file.Path, "the core of Perl");
            }

            graph.KeepFolder("etc/perl", file.Path, "settings of Perl");
        }
        else if (file.IsRead && (Path.GetExtension(file.Name) is ".pm" or ".pl" || (file.Clues.Shebang is { } words && ClueReader.InterpreterOf(words).StartsWith("perl", StringComparison.Ordinal))))
        {
            foreach (var name in file.Clues.Imports)
            {
                Use(name, file, graph);
            }
        }
    }

    private void Use(string name, ClosureFile file, ClosureGraph graph)
    {
        foreach (var folder in Folders(graph).Prepend(file.Folder))
        {
            if (graph.Tree.Follow($"{folder}/{name}") is not { IsFile: true })
            {
                continue;
            }

            graph.Keep($"{folder}/{name}", file.Path, $"uses '{name}'", FileUse.Read);
            var stem = Path.ChangeExtension(name, null);
            graph.KeepFolder($"{folder}/auto/{stem}", file.Path, $"compiled parts of '{name}'", FileUse.Read);
            return;
        }
    }

    private List<string> Folders(ClosureGraph graph) => folders ??=
    [
        .. ((string[])["usr/lib", "usr/share", "usr/local/lib", "usr/local/share"]).Concat(graph.Tree.Names("usr/lib").Where(n => n.Contains("-linux-", StringComparison.Ordinal)).Select(n => $"usr/lib/{n}"))
            .SelectMany(r => graph.Tree.Names(r).Where(n => n.StartsWith("perl", StringComparison.Ordinal)).SelectMany(n => graph.Tree.Names($"{r}/{n}").Where(v => char.IsAsciiDigit(v[0]) || v is "core_perl" or "vendor_perl" or "site_perl").Select(v => $"{r}/{n}/{v}").Append($"{r}/{n}"))),
    ];
}
