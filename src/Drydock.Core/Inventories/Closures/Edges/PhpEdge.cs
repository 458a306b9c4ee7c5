namespace Drydock.Core.Inventories.Closures.Edges;

/// <summary>Settings of PHP and the extensions that they load. <see href="https://www.php.net/manual/en/configuration.file.php"/></summary>
internal sealed class PhpEdge : IClosureEdge
{
    public string Id => "php";

    public void Follow(ClosureFile file, ClosureGraph graph)
    {
        if (!file.IsStarted || file.Clues.Elf is null || !file.Name.StartsWith("php", StringComparison.Ordinal))
        {
            return;
        }

        // Debian's php-fpm8.2 reads /etc/php/8.2/fpm, its php8.2 /etc/php/8.2/cli; the images of Docker read /usr/local/etc.
        var kind = file.Name.Contains("fpm", StringComparison.Ordinal) ? "fpm" : file.Name.Contains("cgi", StringComparison.Ordinal) ? "cgi" : "cli";
        var version = file.Name.TrimStart(['p', 'h', '-', 'f', 'm', 'c', 'g', 'i']);
        foreach (var folder in graph.Tree.Names("etc/php").Where(v => version.Length == 0 || v == version).Select(v => $"etc/php/{v}/{kind}").Append("usr/local/etc").Append("etc/php.d").Append($"etc/php{version}"))
        {
            graph.KeepFolder(folder, file.Path, "settings of PHP", FileUse.Read);
        }

        graph.Keep("etc/php.ini", file.Path, "settings of PHP", FileUse.Read);
        foreach (var folder in (string[])["usr/share/php", "usr/local/lib/php"])
        {
            graph.KeepFolder(folder, file.Path, "PHP's include path", FileUse.Lies, p => p.EndsWith(".so", StringComparison.Ordinal) || p.Contains("/build/", StringComparison.Ordinal) || p.Contains("/test", StringComparison.Ordinal));
        }
    }
}
