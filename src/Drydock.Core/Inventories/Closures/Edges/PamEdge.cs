namespace Drydock.Core.Inventories.Closures.Edges;

/// <summary>Services of PAM whose programs stay, with the modules that they name. <see href="https://man7.org/linux/man-pages/man5/pam.d.5.html"/></summary>
internal sealed class PamEdge : IClosureEdge
{
    private bool isUsed;
    private readonly HashSet<string> programs = new(StringComparer.Ordinal);

    public string Id => "pam";

    public void Follow(ClosureFile file, ClosureGraph graph)
    {
        if (file.Name == "libpam.so.0")
        {
            isUsed = true;
            foreach (var name in graph.Tree.Names("etc/pam.d").Where(n => n.StartsWith("common-", StringComparison.Ordinal) || n.StartsWith("system-", StringComparison.Ordinal) || n is "other" or "password-auth"))
            {
                Keep(name, file, graph);
            }

            graph.KeepFolder("etc/security", file.Path, "settings of PAM modules");
            graph.Keep("etc/pam.conf", file.Path, "settings of PAM", FileUse.Read);
        }

        if (file.IsStarted)
        {
            programs.Add(file.Name);
        }

        if (isUsed)
        {
            foreach (var name in graph.Tree.Names("etc/pam.d").Where(programs.Contains))
            {
                Keep(name, file, graph);
            }
        }
    }

    private static void Keep(string name, ClosureFile file, ClosureGraph graph) => graph.Keep($"etc/pam.d/{name}", file.Path, $"PAM service '{name}'", FileUse.Read);
}
