using System.Collections.Immutable;
using System.Text.Json;
using Drydock.Core.Advisories.Versions;

namespace Drydock.Core.Advisories.Feeds.Nodejs;

/// <summary>Reads the records of npm packages (<c>vuln/npm</c>), which ended in 2018.</summary>
internal static class NodejsPackages
{
    private static readonly IVersionScheme Npm = VersionSchemes.Find("npm")!;

    public static void Read(JsonElement record, string number, FeedWriter writer)
    {
        var id = $"NSWG-ECO-{number}";
        var name = record.Text("module_name");
        var cves = record.Texts("cves");
        if (name.Length == 0)
        {
            writer.Gap(id, "It names no module.");
            return;
        }

        writer.Add(new Advisory
        {
            Id = id,
            Aliases = cves.Length == 1 ? cves : [],
            Covers = cves.Length > 1 ? cves : [],
            Title = record.Text("title").Trim() is { Length: > 0 } title ? $"{title} in {name}" : "",
            Description = record.Text("overview").Trim(),
            References = [.. record.Texts("references").Where(r => r.StartsWith("http", StringComparison.Ordinal))],
            Published = record.Date("publish_date"),
            Modified = record.Date("updated_at"),
            Ratings = Rate(record, id, writer),
            Affected = Affected(record, name, id, writer),
        });
    }

    private static ImmutableArray<Rating> Rate(JsonElement record, string id, FeedWriter writer)
    {
        var vector = record.Text("cvss_vector");
        if (vector.Length == 0)
        {
            return [];
        }

        if (Ratings.FromVector("nodejs", vector) is { } rating)
        {
            return [rating];
        }

        writer.Gap(id, $"'{vector}' is no CVSS vector.");
        return [];
    }

    private static ImmutableArray<AffectedPackage> Affected(JsonElement record, string name, string id, FeedWriter writer)
    {
        var text = record.Text("vulnerable_versions");
        var range = VersionRange.None;
        if (text.Length == 0 || !VersionRanges.TryParse("npm", text, out range, out _) || range.Intervals.IsEmpty)
        {
            writer.Gap(id, $"{name}: '{text}' is no range of affected versions.");
            return [];
        }

        var patched = VersionRanges.TryParse("npm", record.Text("patched_versions"), out var mended, out _) && record.Text("patched_versions").Length > 0 ? mended.Intervals : [];
        var package = new AffectedPackage { Space = "npm", Name = PackageNames.Normalize("npm", name) };
        return [package.WithRange(Npm, range, [.. patched.Where(i => i is { Low: not null, LowInclusive: true }).Select(i => i.Low!)])];
    }
}
