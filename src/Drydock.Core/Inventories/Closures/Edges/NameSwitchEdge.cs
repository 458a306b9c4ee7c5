namespace Drydock.Core.Inventories.Closures.Edges;

/// <summary>Modules of the C library that look up names, as nsswitch.conf orders them. <see href="https://man7.org/linux/man-pages/man5/nsswitch.conf.5.html"/></summary>
internal sealed class NameSwitchEdge : IClosureEdge
{
    private static readonly char[] Separators = [' ', '\t', '\n', '\r', ':', '[', ']'];

    public string Id => "name-service";

    public void Follow(ClosureFile file, ClosureGraph graph)
    {
        if (file.Name != "libc.so.6")
        {
            return;
        }

        graph.Keep("etc/nsswitch.conf", file.Path, "order of name services", FileUse.Read);
        var words = (graph.CluesOf("etc/nsswitch.conf").Text ?? "").Split('\n').Select(l => l.Split('#')[0]).SelectMany(l => l.Split(Separators, StringSplitOptions.RemoveEmptyEntries));
        foreach (var name in words.Concat(["files", "dns", "compat"]).Distinct(StringComparer.Ordinal))
        {
            foreach (var path in graph.Libraries.Find($"libnss_{name}.so.2", file.Path))
            {
                graph.Keep(path, "etc/nsswitch.conf", $"name service '{name}'", FileUse.Read);
            }
        }
    }
}
