using Drydock.Oci.Editing;
using Drydock.Oci.Layers;

namespace Drydock.Core.Findings.Hardening;

/// <summary>The small files whose contents rules that harden ask for, as data.</summary>
public static class HardeningTexts
{
    /// <summary>A configuration written by people is smaller.</summary>
    private const int MostBytes = 256 << 10;

    private const int MostFiles = 2000;

    /// <summary>Folders stand for all that is in them.</summary>
    public static IReadOnlyList<string> Patterns { get; } =
    [
        "etc/passwd", "etc/group", "etc/shadow", "etc/gshadow", "etc/default/locale", "etc/locale.conf",
        "etc/nginx", "etc/apache2", "etc/httpd", "usr/local/apache2/conf", "etc/haproxy", "usr/local/etc/haproxy", "etc/redis", "etc/redis.conf", "etc/valkey",
        "etc/postgresql", "etc/memcached.conf", "etc/php", "usr/local/etc/php-fpm.d", "usr/local/etc/php-fpm.conf", "etc/tomcat*", "usr/local/tomcat/conf",
    ];

    /// <summary>What the patterns name in a draft, and the scripts that its config starts.</summary>
    public static IEnumerable<string> PathsIn(ImageDraft draft) =>
        Patterns.SelectMany(p => TreeGlob.Find(draft.Files, p))
            .SelectMany(p => draft.Files.Find(p) is { IsFolder: true } ? draft.Files.Below(p).Select(f => f.Key) : [p])
            .Concat(draft.Config.Entrypoint.Concat(draft.Config.Command).Where(w => w.Contains('/', StringComparison.Ordinal)).Select(w => ImagePath.Normalize(w)))
            .Distinct(StringComparer.Ordinal)
            .Where(p => draft.Files.Follow(p) is { IsFile: true, Size: <= MostBytes })
            .Take(MostFiles);
}
