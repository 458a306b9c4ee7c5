namespace Drydock.Core.Inventories.Closures.Edges;

/// <summary>What the server of PostgreSQL opens beside its program: libraries loaded by SQL, its share folder, time zones and locales.</summary>
internal sealed class PostgresEdge : IClosureEdge
{
    public string Id => "postgresql";

    public void Follow(ClosureFile file, ClosureGraph graph)
    {
        if (!file.IsRead || file.Clues.Elf is null || file.Name is not ("postgres" or "pg_ctl") || !file.Folder.EndsWith("/bin", StringComparison.Ordinal))
        {
            return;
        }

        graph.Keep($"{file.Folder}/postgres", file.Path, "the server", FileUse.Started);
        var home = PathIndex.FolderOf(file.Folder);
        var version = PathIndex.NameOf(home);
        foreach (var folder in (string[])[$"{home}/lib", $"{home}/lib/postgresql", $"{home}/share/postgresql", $"usr/share/postgresql/{version}", "usr/lib/postgresql", "usr/share/postgresql", $"etc/postgresql/{version}"])
        {
            if (folder is "usr/lib/postgresql" or "usr/share/postgresql" ? version == "usr" : folder != "usr/lib")
            {
                graph.KeepFolder(folder, file.Path, "libraries and data of the server", FileUse.Lies, p => p.Contains("/pgxs/", StringComparison.Ordinal) || p.Contains("/man/", StringComparison.Ordinal) || p.Contains("/bitcode/", StringComparison.Ordinal));
            }
        }

        graph.KeepFolder("usr/share/zoneinfo", file.Path, "time zones of SQL", FileUse.Lies, p => p.Contains("/right", StringComparison.Ordinal) || p.Contains("/posix/", StringComparison.Ordinal));
        graph.Keep("usr/lib/locale/locale-archive", file.Path, "locales of databases");
    }
}
