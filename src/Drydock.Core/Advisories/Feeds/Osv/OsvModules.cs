using System.Text.Json;

namespace Drydock.Core.Advisories.Feeds.Osv;

/// <summary>Finds the module streams that an update of AlmaLinux, Rocky or Red Hat is for. <see href="https://docs.fedoraproject.org/en-US/modularity/"/></summary>
internal sealed class OsvModules(JsonElement record)
{
    /// <summary>More than any update has; each package is listed once for each.</summary>
    private const int MaxStreams = 8;

    private readonly List<string> _streams = Streams(record.Text("summary"));

    /// <summary>The package once for each stream: the title of an update for several (<c>virt:rhel and virt-devel:rhel</c>) does not say which holds what.</summary>
    public IEnumerable<AffectedPackage> Read(JsonElement affected, AffectedPackage package)
    {
        var told = affected.Member("ecosystem_specific").Text("rpm_modularity");
        if (told.Length > 0)
        {
            return [package with { Module = told }];
        }

        // A module's builds are marked in their release: 1.el8 is 1.module_el8.6.0+3072+4c69c2b6 or 1.module+el8.6.0+…
        return _streams.Count > 0 && package.Spans.Any(s => s.Fixed?.Contains(".module", StringComparison.Ordinal) == true) ? _streams.Select(s => package with { Module = s }) : [package];
    }

    private static List<string> Streams(string title) => [.. title.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Where(w => w.IndexOf(':') is > 0 and var at && at < w.Length - 1).Take(MaxStreams)];
}
