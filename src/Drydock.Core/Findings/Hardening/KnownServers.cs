using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Drydock.Oci.Images;
using Drydock.Oci.Layers;

namespace Drydock.Core.Findings.Hardening;

/// <summary>The servers whose ways are known, as data, and which of them an image runs.</summary>
internal static partial class KnownServers
{
    private static readonly string[] ProgramFolders = ["bin", "sbin", "usr/bin", "usr/sbin", "usr/local/bin", "usr/local/sbin", "usr/lib/postgresql/*/bin", "usr/local/apache2/bin", "usr/local/tomcat/bin", "usr/share/tomcat*/bin"];

    public static ImmutableArray<KnownServer> All { get; } =
    [
        new("nginx", ["nginx", "nginx-debug", "openresty"], ["nginx", "www-data"], ["run", "var/log/nginx", "var/lib/nginx", "var/cache/nginx"])
        {
            StopSignal = "SIGQUIT",
            Settings = ["etc/nginx"],
            WrittenPaths = @"^[ \t]*(?:(?:pid|error_log|access_log)\s+/(?<file>[^\s;$]+)|(?:\w+_temp_path|\w+_cache_path)\s+/(?<folder>[^\s;$]+))",
            Ports = @"(?:^|[{;])\s*listen\s+(?:[^\s;]*:)?(?<port>\d+)(?=[\s;])",
        },
        new("apache", ["apache2", "apache2ctl", "apachectl", "httpd", "httpd-foreground", "apache2-foreground"], ["www-data", "apache", "httpd", "daemon"], ["run/apache2", "run/lock/apache2", "run/httpd", "var/log/apache2", "var/cache/apache2", "var/log/httpd", "usr/local/apache2/logs"])
        {
            StopSignal = "SIGWINCH",
            Settings = ["etc/apache2", "etc/httpd", "usr/local/apache2/conf"],
            Ports = @"^[ \t]*(?:Listen\s+(?:\S*:)?(?<port>\d+)(?=\s|$)|<VirtualHost(?:\s+[^\s>]*:(?<port>\d+))+\s*>)",
        },
        new("redis", ["redis-server", "valkey-server"], ["redis", "valkey"], ["run/redis", "var/lib/redis", "var/log/redis", "data"])
        {
            Healthcheck = ["redis-cli", "ping"],
            Settings = ["etc/redis", "etc/redis.conf", "etc/valkey"],
            WrittenPaths = @"^[ \t]*(?:(?:logfile|pidfile|unixsocket)\s+""?/(?<file>[^\s""]+)|dir\s+""?/(?<folder>[^\s""]+))",
        },
        new("postgres", ["postgres", "pg_ctl", "pg_ctlcluster"], ["postgres"], ["run/postgresql", "var/lib/postgresql", "var/log/postgresql"])
        {
            StopSignal = "SIGINT",
            Healthcheck = ["usr/lib/postgresql/*/bin/pg_isready", "-q"],
            Settings = ["etc/postgresql"],
            WrittenPaths = @"^[ \t]*(?:external_pid_file\s*=\s*'/(?<file>[^']+)|(?:data_directory|unix_socket_directories|log_directory)\s*=\s*'/(?<folder>[^',]+))",
        },
        new("mysql", ["mysqld", "mariadbd", "mysqld_safe", "mariadbd-safe"], ["mysql"], ["run/mysqld", "var/lib/mysql", "var/log/mysql"]) { Healthcheck = ["mysqladmin", "ping"] },
        new("memcached", ["memcached"], ["memcache", "memcached"], ["run/memcached"])
        {
            Settings = ["etc/memcached.conf"],
            WrittenPaths = @"^[ \t]*(?:logfile|-P|-s)\s+/(?<file>\S+)",
        },
        new("haproxy", ["haproxy"], ["haproxy"], ["run/haproxy", "var/lib/haproxy"])
        {
            StopSignal = "SIGUSR1",
            Settings = ["etc/haproxy", "usr/local/etc/haproxy"],
            WrittenPaths = @"^[ \t]*(?:stats\s+socket|pidfile|bind)\s+/(?<file>\S+)",
            Ports = @"^[ \t]*bind\s+(?:[^\s,]*:(?<port>\d+)(?=[\s,]|$),?)+",
            RootOnly = @"^[ \t]*chroot[ \t].*$",
        },
        new("php-fpm", ["php-fpm*"], ["www-data", "apache", "nginx"], ["run/php", "var/log/php-fpm", "var/lib/php/sessions"])
        {
            StopSignal = "SIGQUIT",
            Settings = ["etc/php", "usr/local/etc/php-fpm.d", "usr/local/etc/php-fpm.conf"],
            WrittenPaths = @"^[ \t]*(?:pid|error_log|slowlog|listen)\s*=\s*/(?<file>\S+)",
        },
        new("tomcat", ["catalina.sh", "tomcat*.sh"], ["tomcat"], ["var/log/tomcat*", "var/cache/tomcat*", "var/lib/tomcat*", "usr/local/tomcat/logs", "usr/local/tomcat/temp", "usr/local/tomcat/work"]) { Settings = ["etc/tomcat*", "usr/local/tomcat/conf"] },
        new("rabbitmq", ["rabbitmq-server"], ["rabbitmq"], ["var/lib/rabbitmq", "var/log/rabbitmq"]),
        new("mongodb", ["mongod"], ["mongodb", "mongod"], ["data/db", "data/configdb", "var/lib/mongodb", "var/log/mongodb"]),
    ];

    /// <summary>The one that the config starts itself; null when it starts something else, a script among them.</summary>
    public static KnownServer? Main(ImageConfig config) => Started(config).Select(Named).FirstOrDefault(s => s is not null);

    /// <summary>What the command names; else what its script names; else all that are in the image.</summary>
    public static ImmutableArray<KnownServer> Of(HardeningSubject subject)
    {
        if (Main(subject.Config) is { } main)
        {
            return [main];
        }

        var scripts = subject.Config.Entrypoint.Concat(subject.Config.Command).Select(w => subject.Text(ImagePath.Normalize(w))).Where(t => t is not null && t.StartsWith("#!", StringComparison.Ordinal)).ToList();
        var named = scripts.SelectMany(t => WordPattern().Matches(t!).Select(m => Named(TreeGlob.NameOf(m.Value)))).Where(s => s is not null).Distinct().Select(s => s!).ToImmutableArray();
        return named.IsEmpty ? [.. All.Where(s => s.Programs.Any(p => ProgramFolders.Any(f => TreeGlob.Find(subject.Files, $"{f}/{p}").Any())))] : named;
    }

    /// <summary>Where a program lies, by name or pattern; null when it is not there.</summary>
    public static string? Program(HardeningSubject subject, string name) =>
        (name.Contains('/', StringComparison.Ordinal) ? TreeGlob.Find(subject.Files, name) : ProgramFolders.Select(f => $"{f}/{name}").Where(p => subject.Files.Follow(p) is { IsFile: true })).FirstOrDefault();

    /// <summary>Names of programs that the config may start: its first words, those behind an init, all words for a shell.</summary>
    private static IEnumerable<string> Started(ImageConfig config)
    {
        foreach (var words in new[] { config.Entrypoint, config.Command })
        {
            var rest = words.AsEnumerable();
            if (words is [var shell, "-c", ..] && TreeGlob.NameOf(shell) is "sh" or "bash" or "dash" or "ash")
            {
                rest = words.Skip(2).SelectMany(w => WordPattern().Matches(w).Select(m => m.Value));
            }
            else
            {
                rest = rest.SkipWhile(w => TreeGlob.NameOf(w) is "tini" or "dumb-init" or "catatonit" or "env" or "exec" or "setpriv" || w.StartsWith('-')).Take(1);
            }

            foreach (var word in rest)
            {
                yield return TreeGlob.NameOf(word);
            }
        }
    }

    private static KnownServer? Named(string program) => All.FirstOrDefault(s => s.Programs.Any(p => TreeGlob.Matches(p, program)));

    [GeneratedRegex(@"[A-Za-z0-9_./+-]+")]
    private static partial Regex WordPattern();
}
