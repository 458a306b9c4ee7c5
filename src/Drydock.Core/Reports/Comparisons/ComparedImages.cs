using System.Collections.Immutable;
using System.Text.Json;
using Drydock.Core.Inventories;
using Drydock.Core.Verdicts;
using Drydock.Core.Verdicts.Baselines;
using Drydock.Oci.Content;

namespace Drydock.Core.Reports.Comparisons;

/// <summary>Reads images from reports in our own JSON. Images that were scanned just now are written so and read here as well: both sides are seen by the same eyes.</summary>
internal static class ComparedImages
{
    /// <param name="name">The argument it was named by.</param>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadPolicy"/></exception>
    public static ImmutableArray<ComparedImage> Read(ReadOnlyMemory<byte> bytes, string name)
    {
        using var document = JsonParts.Parse(bytes, name);
        var root = document.RootElement;
        if (root.Member("tool").Text("name") != "drydock" || !root.List("reports").Any())
        {
            throw Mistake.In(name, "It is no report of Drydock's in JSON.", "Write one with 'drydock scan -o json=FILE IMAGE'.");
        }

        var database = root.Member("database").Text("name");
        return [.. root.List("reports").Select(r => Read(r, name, database))];
    }

    private static ComparedImage Read(JsonElement report, string name, string database) => new(
        name,
        report.Member("image").Text("platform"),
        [.. Facts(report, database)],
        [.. report.List("layers").Select(l => l.Text("diffId"))],
        [.. report.List("packages").Select(p => Purl.TryParse(p.Text("purl"), out var purl) ? purl : null).OfType<Purl>()],
        [.. report.List("findings").Where(f => f.Member("suppression").ValueKind != JsonValueKind.Object).Select(Finding)]);

    private static IEnumerable<KeyValuePair<string, string>> Facts(JsonElement report, string database)
    {
        var image = report.Member("image");
        yield return new("OS", image.Member("os").Text("name"));
        yield return new("Digest", image.Text("digest"));
        yield return new("Base", image.Member("base").Text("name"));
        yield return new("User", image.Text("user"));
        yield return new("Entrypoint", string.Join(' ', image.Texts("entrypoint")));
        yield return new("Command", string.Join(' ', image.Texts("command")));
        yield return new("Working folder", image.Text("workingDirectory"));
        yield return new("Ports", string.Join(", ", image.Texts("exposedPorts")));
        yield return new("Volumes", string.Join(", ", image.Texts("volumes")));
        yield return new("Variables", string.Join(", ", image.Texts("environment")));
        yield return new("Health check", string.Join(' ', image.Texts("healthcheck")));
        yield return new("Layers", $"{report.List("layers").Count()}");
        yield return new("Stored", Amount.Bytes(Sum(report, "compressedSize")));
        yield return new("Unpacked", Amount.Bytes(Sum(report, "size")));
        yield return new("Packages", $"{report.List("packages").Count()}");
        yield return new("Not looked at", $"{report.List("gaps").Count(g => g.Text("kind") != "skipped")}");
        yield return new("Advisories", database.Length > 0 ? database : "none");
        yield return new("Verdict", report.Member("verdict").Text("outcome"));
    }

    /// <summary>A report may be anybody's: no number of it leads out of a long.</summary>
    private static long Sum(JsonElement report, string name) => (long)Math.Min(1e18, report.List("layers").Sum(l =>
        l.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var size) ? (double)Math.Max(0, size) : 0));

    private static ComparedFinding Finding(JsonElement finding)
    {
        var package = Purl.TryParse(finding.Text("package"), out var purl) ? purl : null;
        var path = finding.Member("location").Text("path");
        var id = finding.Text("vulnerability");
        string[] names = id.Length > 0 ? [id, .. finding.Texts("aliases")] : [finding.Text("rule")];
        return new ComparedFinding(
            [.. names.Select(n => FindingIdentity.Of(n, package, path))],
            id.Length > 0 ? id : $"{finding.Text("rule")} {finding.Text("name")}",
            package is null ? (path.Length > 0 ? path : "config") : $"{package.Name} {package.Version}",
            finding.Text("severity"),
            finding.Text("fixedVersion"),
            finding.Text("status"),
            finding.Text("message"));
    }
}
