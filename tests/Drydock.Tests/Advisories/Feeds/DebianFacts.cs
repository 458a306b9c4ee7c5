using System.Collections.Immutable;
using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Drydock.Core.Advisories;
using Drydock.Core.Advisories.Feeds;
using Drydock.Core.Advisories.Versions.Schemes;

namespace Drydock.Tests.Advisories.Feeds;

/// <summary>Makes the tables of fixes that the build carries out of the changelogs that <c>tools/debian-facts</c> fetched.</summary>
internal static class DebianFacts
{
    /// <summary>The releases that have a table, and when they were released.</summary>
    public static readonly ImmutableArray<(string Codename, string Release, DateOnly Released)> Releases =
    [
        ("bullseye", "11", new DateOnly(2021, 8, 14)),
        ("bookworm", "12", new DateOnly(2023, 6, 10)),
        ("trixie", "13", new DateOnly(2025, 8, 9)),
    ];

    private static readonly DebScheme Order = new();

    public static string Folder => Path.Join(Repository.Root, "src", "Drydock.Core", "Advisories", "Snapshots");

    public static string TableOf(string release) => Path.Join(Folder, "os", "debian-facts", $"debian-{release}.tsv");

    public static string Summary => Path.Join(Folder, "snapshots.json");

    /// <summary>Writes all tables.</summary>
    /// <param name="folders">Where RELEASE-changelogs.tar.gz lie, between colons; of several that name the same fix the lowest version counts, since some changelogs are cut.</param>
    public static void WriteAll(string folders)
    {
        using var stream = File.Create(Summary);
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteStartArray("snapshots");
        foreach (var (codename, release, released) in Releases)
        {
            var fixes = new Dictionary<(string Source, string Cve), (string Version, DateOnly Date)>();
            var archives = folders.Split(':').Select(f => Path.Join(f, $"{codename}-changelogs.tar.gz")).Where(File.Exists).ToList();
            archives.ForEach(a => Read(a, fixes));
            // What was fixed a year before the release was in it, and is no news for anybody who runs it.
            var kept = fixes.Where(f => f.Value.Date >= released.AddYears(-1)).ToList();
            Write(release, kept);
            Describe(json, codename, release, kept);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }

    private static void Read(string archive, Dictionary<(string Source, string Cve), (string Version, DateOnly Date)> fixes)
    {
        using var file = File.OpenRead(archive);
        using var tar = new TarReader(new GZipStream(file, CompressionMode.Decompress));
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is { } content)
            {
                var document = new FeedDocument($"os/debian-changelogs/{Path.GetFileName(archive)}", entry.Name, content, 1L << 28);
                new DebianChangelogSource().Read(document, new FeedWriter(document, a => Keep(a, fixes), _ => { }));
            }
        }
    }

    private static void Keep(Advisory advisory, Dictionary<(string Source, string Cve), (string Version, DateOnly Date)> fixes)
    {
        var key = (advisory.Affected[0].Name, advisory.Id);
        var version = advisory.Affected[0].Spans[0].Fixed!;
        if (advisory.Published is { } date && (!fixes.TryGetValue(key, out var other) || Order.Compare(version, other.Version) < 0))
        {
            fixes[key] = (version, date);
        }
    }

    private static void Write(string release, List<KeyValuePair<(string Source, string Cve), (string Version, DateOnly Date)>> fixes)
    {
        var lines = from fix in fixes
                    group fix.Key.Cve by (fix.Key.Source, fix.Value.Version, fix.Value.Date) into upload
                    let cves = string.Join(' ', upload.Order(StringComparer.Ordinal))
                    select $"{upload.Key.Source}\t{upload.Key.Version}\t{cves}\t{upload.Key.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
        var text = new StringBuilder($"# Debian {release}: source package, the version that fixes, CVEs, date of the changelog's entry. Made by tools/debian-facts.\n");
        lines.Order(StringComparer.Ordinal).ToList().ForEach(l => text.Append(l).Append('\n'));
        File.WriteAllText(TableOf(release), text.ToString());
    }

    private static void Describe(Utf8JsonWriter json, string codename, string release, List<KeyValuePair<(string Source, string Cve), (string Version, DateOnly Date)>> fixes)
    {
        json.WriteStartObject();
        json.WriteString("space", $"debian:{release}");
        json.WriteString("name", $"Debian {release} ({codename})");
        json.WriteString("file", $"debian-{release}.tsv");
        json.WriteString("date", fixes.Max(f => f.Value.Date).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("from", $"changelogs of the source packages of {codename}, {codename}-updates and {codename}-security, component main, in the Debian archive");
        json.WriteNumber("sources", fixes.Select(f => f.Key.Source).Distinct().Count());
        json.WriteNumber("fixes", fixes.Count);
        json.WriteEndObject();
    }
}
