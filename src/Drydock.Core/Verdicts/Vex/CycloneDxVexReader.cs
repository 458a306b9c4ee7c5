using System.Collections.Immutable;
using System.Text.Json;

namespace Drydock.Core.Verdicts.Vex;

/// <summary>
/// Reads the vulnerabilities of a CycloneDX document with their analysis. What is affected is named by the bom-ref of a component of the same document, or by a
/// BOM-Link into another. <see href="https://cyclonedx.org/capabilities/vex/"/>
/// </summary>
internal static class CycloneDxVexReader
{
    /// <summary>Components may hold components.</summary>
    private const int MaxDepth = 16;

    public static void Read(JsonElement root, VexDraft draft)
    {
        var components = Components(root);
        var author = Author(root.Member("metadata"));
        var time = root.Member("metadata").Time("timestamp");
        foreach (var item in root.List("vulnerabilities"))
        {
            var names = Names(item);
            var analysis = item.Member("analysis");
            if (names.IsEmpty || Status(analysis.Text("state")) is not { } status)
            {
                draft.Leave(names.IsEmpty ? "a vulnerability" : names[0], names.IsEmpty ? "it has no id" : analysis.Text("state") is { Length: > 0 } state ? $"there is no state '{state}'" : "it has no analysis");
                continue;
            }

            var products = item.List("affects").SelectMany(a => Products(a, names[0], components, draft)).ToImmutableArray();
            if (products.IsEmpty)
            {
                draft.Leave(names[0], "it says of nothing known that it affects it");
                continue;
            }

            draft.Add(new VexStatement(names, status, products, author, draft.Place)
            {
                Justification = Justifications.FromCycloneDx(analysis.Text("justification")),
                Text = analysis.Text("detail"),
                Timestamp = analysis.Time("lastUpdated") ?? analysis.Time("firstIssued") ?? item.Time("updated") ?? time,
            });
        }
    }

    private static VexStatus? Status(string state) => state switch
    {
        "not_affected" or "false_positive" => VexStatus.NotAffected,
        "resolved" or "resolved_with_pedigree" => VexStatus.Fixed,
        "exploitable" => VexStatus.Affected,
        "in_triage" => VexStatus.UnderInvestigation,
        _ => null,
    };

    private static ImmutableArray<string> Names(JsonElement item) =>
        [.. new[] { item.Text("id") }.Concat(item.List("references").Select(r => r.Text("id"))).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal)];

    private static string Author(JsonElement metadata)
    {
        var authors = metadata.List("authors").Select(a => a.Text("name")).Append(metadata.Member("supplier").Text("name")).Append(metadata.Member("manufacture").Text("name"));
        return authors.FirstOrDefault(a => a.Length > 0) ?? "an unnamed author";
    }

    private static IEnumerable<VexProduct> Products(JsonElement affected, string id, Dictionary<string, string> components, VexDraft draft)
    {
        var reference = affected.Text("ref");
        var purl = components.GetValueOrDefault(reference) ?? (reference.StartsWith("urn:cdx:", StringComparison.Ordinal) ? Uri.UnescapeDataString(reference[(reference.IndexOf('#') + 1)..]) : reference);
        var versions = affected.List("versions").ToList();
        if (versions.Count == 0)
        {
            return reference.Length == 0 ? [] : [VexProduct.Of(purl)];
        }

        if (versions.Exists(v => v.Text("range").Length > 0))
        {
            draft.Leave($"{id} for {reference}", "ranges of versions are not read here");
        }

        var bare = purl.IndexOf('@', StringComparison.Ordinal) is var at and > 0 && purl.StartsWith("pkg:", StringComparison.Ordinal) && at > purl.LastIndexOf('/') ? purl[..at] : purl;
        return versions.Where(v => v.Text("version").Length > 0 && v.Text("status") != "unaffected").Select(v => VexProduct.Of($"{bare}@{Uri.EscapeDataString(v.Text("version"))}"));
    }

    /// <summary>Purls of components by their bom-ref, those inside others too.</summary>
    private static Dictionary<string, string> Components(JsonElement root)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        var open = new Stack<(JsonElement Item, int Depth)>([(root.Member("metadata").Member("component"), 0), .. root.List("components").Select(c => (c, 0))]);
        while (open.TryPop(out var next))
        {
            if (next.Item.Text("bom-ref") is { Length: > 0 } reference && next.Item.Text("purl") is { Length: > 0 } purl)
            {
                all[reference] = purl;
            }

            foreach (var child in next.Depth < MaxDepth ? next.Item.List("components") : [])
            {
                open.Push((child, next.Depth + 1));
            }
        }

        return all;
    }
}
