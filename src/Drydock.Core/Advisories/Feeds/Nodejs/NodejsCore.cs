using System.Collections.Immutable;
using System.Text.Json;
using Drydock.Core.Advisories.Versions;

namespace Drydock.Core.Advisories.Feeds.Nodejs;

/// <summary>Reads the records of Node.js itself (<c>vuln/core</c>) and of what it bundles (<c>vuln/deps</c>). <see href="https://github.com/nodejs/security-wg/blob/main/vuln/README.md"/></summary>
internal static class NodejsCore
{
    private static readonly IVersionScheme Npm = VersionSchemes.Find("npm")!;

    private static readonly AffectedPackage Node = new() { Space = Spaces.Cpe, Name = "nodejs:node.js" };

    public static void Read(JsonElement record, string number, FeedWriter writer)
    {
        var id = $"NSWG-COR-{number}";
        var cves = record.Texts("cve");
        writer.Add(Texts(record, id, cves) with
        {
            Ratings = SeverityWords.Read(record.Text("severity")) is { } severity ? [new Rating("nodejs", severity)] : [],
            Affected = IsElsewhere(record) ? [] : Affected(record, id, writer),
        });
    }

    /// <summary>A vulnerability of a bundled library that Node.js is not affected by.</summary>
    public static void ReadBundled(JsonElement record, string number, FeedWriter writer) =>
        writer.Add(Texts(record, $"NSWG-DEP-{number}", record.Texts("cve")) with
        {
            Affected = [Node with { Status = AdvisoryStatus.NotAffected, Note = record.Text("reason").Replace('_', ' ') }],
        });

    private static Advisory Texts(JsonElement record, string id, ImmutableArray<string> cves) => new()
    {
        Id = id,
        Aliases = cves.Length == 1 ? cves : [],
        Covers = cves.Length > 1 ? cves : [],
        Title = record.Text("description"),
        Description = record.Text("overview").Trim(),
        References = record.Text("ref") is { Length: > 0 } link ? [link] : [],
        Published = record.Date("publish_date"),
    };

    /// <summary>It shows on Windows alone, which none of our images run.</summary>
    private static bool IsElsewhere(JsonElement record) => record.Texts("affectedEnvironments") is { IsEmpty: false } environments && environments.All(e => e.StartsWith("win", StringComparison.Ordinal));

    /// <summary>What is vulnerable is given in whole lines (<c>8.x || 6.x</c>): what is patched must be taken away.</summary>
    private static ImmutableArray<AffectedPackage> Affected(JsonElement record, string id, FeedWriter writer)
    {
        var (vulnerable, patched) = (record.Text("vulnerable"), record.Text("patched"));
        if (!VersionRanges.TryParse("npm", vulnerable, out var lines, out var problem) || vulnerable.Length == 0)
        {
            writer.Gap(id, $"'{vulnerable}' is no range of affected versions{(problem.Length > 0 ? ": " : "")}{problem}.");
            return [];
        }

        var mended = VersionRange.None;
        if (patched.Length > 0 && !VersionRanges.TryParse("npm", patched, out mended, out problem))
        {
            writer.Gap(id, $"'{patched}' is no range of patched versions: {problem}.");
            return [];
        }

        var affected = new VersionRange(IntervalAlgebra.Intersect(Npm, [lines.Intervals, mended.Complement(Npm).Intervals]));
        if (affected.Intervals.IsEmpty)
        {
            writer.Gap(id, $"Of '{vulnerable}' nothing is left without '{patched}'.");
            return [];
        }

        return [Node.WithRange(Npm, affected)];
    }
}
