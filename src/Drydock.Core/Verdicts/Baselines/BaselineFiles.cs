using System.Text.Json;
using Drydock.Core.Inventories;
using Drydock.Oci.Content;

namespace Drydock.Core.Verdicts.Baselines;

/// <summary>Reads what a baseline needs from a report in our own JSON (docs/schemas/report.schema.json).</summary>
public static class BaselineFiles
{
    /// <summary>Bytes: a report lists every package of an image.</summary>
    private const long MaxSize = 512L << 20;

    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadPolicy"/>, <see cref="ErrorCodes.SourceNotFound"/>, <see cref="ErrorCodes.LimitExceeded"/></exception>
    public static async Task<Baseline> ReadAsync(string path, CancellationToken cancel) => Read(await ReadBytesAsync(path, cancel), path);

    internal static ValueTask<byte[]> ReadBytesAsync(string path, CancellationToken cancel) => BoundedReader.ReadFileAsync(path, MaxSize, cancel);

    /// <summary>By the first bytes of a file: ours begin with their version.</summary>
    internal static async Task<bool> IsReportAsync(string path, CancellationToken cancel)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        await using var file = File.OpenRead(path);
        var start = new byte[64];
        var read = await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancel);
        return start.AsSpan(0, read).TrimStart(" \t\r\n{"u8).StartsWith("\"schemaVersion\""u8);
    }

    internal static Baseline Read(ReadOnlyMemory<byte> bytes, string name)
    {
        using var document = JsonParts.Parse(bytes, name);
        var root = document.RootElement;
        RequireReport(root, name);
        return new Baseline(name, root.List("reports").SelectMany(r => r.List("findings")).Where(Counts).SelectMany(Identities));
    }

    /// <exception cref="DrydockException">It is none of ours, or of another version.</exception>
    internal static void RequireReport(JsonElement root, string name)
    {
        if (root.Member("tool").Text("name") != "drydock" || root.Member("reports").ValueKind != JsonValueKind.Array)
        {
            throw Mistake.In(name, "It is no report of Drydock's in JSON.", "Write one with 'drydock scan -o json=FILE IMAGE'.");
        }

        if (root.Member("schemaVersion") is not { ValueKind: JsonValueKind.Number } version || !version.TryGetInt32(out var number) || number != 1)
        {
            throw Mistake.In(name, "It has a version that is not known.", "Make the report again with this Drydock, or use a newer one.");
        }
    }

    /// <summary>What somebody else had suppressed was never accepted by this report: when a waiver ends, its finding is new.</summary>
    private static bool Counts(JsonElement finding) => finding.Member("suppression").Text("kind") is "" or "baseline";

    internal static IEnumerable<FindingIdentity> Identities(JsonElement finding)
    {
        var package = Purl.TryParse(finding.Text("package"), out var purl) ? purl : null;
        var path = finding.Member("location").Text("path");
        string[] own = package is null ? [finding.Text("rule")] : [finding.Text("vulnerability"), .. finding.Texts("aliases")];
        return own.Where(n => n.Length > 0).Select(n => FindingIdentity.Of(n, package, path));
    }
}
