using System.Text.Json;

namespace Drydock.Core.Advisories.Feeds.Osv;

/// <summary>What else an OSV record says of a package, in a few words for people.</summary>
internal static class OsvNotes
{
    public static string Read(JsonElement affected)
    {
        var specific = affected.Member("ecosystem_specific");
        var affects = specific.Member("affects");
        return string.Join("; ", new[]
        {
            affected.Member("database_specific").Text("informational"),
            Only(affects.Texts("os")),
            Only(affects.Texts("arch")),
            OwnVersions(specific),
        }.Where(n => n.Length > 0));
    }

    private static string Only(IReadOnlyCollection<string> names) => names.Count == 0 ? "" : $"only on {string.Join(", ", names)}";

    /// <summary>Versions of a Go project whose tags are no versions to Go. <see href="https://go.dev/doc/security/vuln/database#schema"/></summary>
    private static string OwnVersions(JsonElement specific)
    {
        var versions = specific.Items("custom_ranges").SelectMany(r => r.Items("events")).Select(e => e.Text("fixed")).Where(v => v.Length > 0).Distinct(StringComparer.Ordinal);
        return string.Join(", ", versions) is { Length: > 0 } list ? $"fixed in {list} by the project's own versions" : "";
    }
}
