namespace Drydock.Core.Inventories.Closures.Edges;

/// <summary>The time zones, for whoever names their folder, and where the environment names one.</summary>
internal sealed class TimeZoneEdge : IClosureEdge
{
    private const string Folder = "usr/share/zoneinfo";

    public string Id => "time-zone";

    public void Follow(ClosureFile file, ClosureGraph graph)
    {
        if (SystemFiles.IsLibc(file.Name))
        {
            if (graph.Variable("TZ") is { Length: > 0 } zone)
            {
                graph.Keep($"{Folder}/{zone.TrimStart(':')}", file.Path, $"TZ={zone} in the environment");
            }
        }
        else if ((file.IsRead || file.Clues.Elf is not null) && file.Clues.Mentions.Any(m => m == Folder || m == "usr/share/lib/zoneinfo"))
        {
            graph.KeepFolder(Folder, file.Path, "it reads time zones", FileUse.Lies, p => p.Contains("/right/", StringComparison.Ordinal) || p.EndsWith("/right", StringComparison.Ordinal) || p.Contains("/posix/", StringComparison.Ordinal));
        }
    }
}
