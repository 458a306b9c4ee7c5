namespace Drydock.Core.Inventories.Closures.Edges;

/// <summary>The locales that the environment names, and C.UTF-8, which many programs ask for.</summary>
internal sealed class LocaleEdge : IClosureEdge
{
    public string Id => "locale";

    public void Follow(ClosureFile file, ClosureGraph graph)
    {
        if (file.Name != "libc.so.6")
        {
            return;
        }

        foreach (var name in (string[])["C.utf8", "C.UTF-8"])
        {
            graph.KeepFolder($"usr/lib/locale/{name}", file.Path, "the locale of programs that want UTF-8");
        }

        foreach (var variable in graph.Config.Env.Where(e => e.StartsWith("LANG=", StringComparison.Ordinal) || e.StartsWith("LC_", StringComparison.Ordinal)))
        {
            var name = variable[(variable.IndexOf('=', StringComparison.Ordinal) + 1)..];
            if (name is "" or "C" or "POSIX" || name.Contains('/', StringComparison.Ordinal) || name.StartsWith("C.", StringComparison.Ordinal))
            {
                continue;
            }

            graph.Keep("usr/lib/locale/locale-archive", file.Path, $"{variable} in the environment");
            foreach (var folder in graph.Tree.Names("usr/lib/locale").Where(n => n.StartsWith(name.Split('.')[0], StringComparison.Ordinal)))
            {
                graph.KeepFolder($"usr/lib/locale/{folder}", file.Path, $"{variable} in the environment");
            }
        }
    }
}
