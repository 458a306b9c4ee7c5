using System.Collections.Immutable;
using System.Text.Json;

namespace Drydock.Core.Verdicts.Vex;

/// <summary>
/// Reads a CSAF 2.0 document: product tree, product status, flags and threats.
/// <see href="https://docs.oasis-open.org/csaf/csaf/v2.0/os/csaf-v2.0-os.html"/>
/// </summary>
internal static class CsafVexReader
{
    private static readonly (string Group, VexStatus Status)[] Groups =
    [
        ("known_not_affected", VexStatus.NotAffected), ("fixed", VexStatus.Fixed), ("first_fixed", VexStatus.Fixed),
        ("known_affected", VexStatus.Affected), ("first_affected", VexStatus.Affected), ("last_affected", VexStatus.Affected),
        ("under_investigation", VexStatus.UnderInvestigation),
    ];

    public static void Read(JsonElement root, VexDraft draft)
    {
        var products = CsafProducts.Read(root.Member("product_tree"));
        var header = root.Member("document");
        var author = header.Member("publisher").Text("name") is { Length: > 0 } name ? name : "an unnamed publisher";
        var time = header.Member("tracking").Time("current_release_date");
        foreach (var item in root.List("vulnerabilities"))
        {
            ImmutableArray<string> names = [.. new[] { item.Text("cve") }.Concat(item.List("ids").Select(i => i.Text("text"))).Where(n => n.Length > 0)];
            if (names.IsEmpty)
            {
                draft.Leave("a vulnerability", "it has no id");
                continue;
            }

            foreach (var (group, status) in Groups)
            {
                AddGroup(item, names, group, status, products, author, time, draft);
            }
        }
    }

    /// <summary>Products of one status that have the same justification and words make one statement.</summary>
    private static void AddGroup(JsonElement item, ImmutableArray<string> names, string group, VexStatus status, Dictionary<string, VexProduct> products, string author, DateTimeOffset? time, VexDraft draft)
    {
        var flags = ByProduct(item.List("flags"), "label");
        var impacts = ByProduct(item.List("threats").Where(t => t.Text("category") == "impact"), "details");
        var actions = ByProduct(item.List("remediations"), "details");
        var words = status == VexStatus.Affected ? actions : impacts;
        var ids = item.Member("product_status").Texts(group).ToList();
        var unknown = ids.Count(id => !products.ContainsKey(id));
        if (unknown > 0)
        {
            draft.Leave($"the status {group} of {unknown} of {ids.Count} products of {names[0]}", "their names hold no package URL");
        }

        foreach (var same in ids.Where(products.ContainsKey).GroupBy(id => (Justification: flags.GetValueOrDefault(id, ""), Text: words.GetValueOrDefault(id, ""))))
        {
            draft.Add(new VexStatement(names, status, [.. same.Select(id => products[id])], author, draft.Place)
            {
                Justification = same.Key.Justification,
                Text = same.Key.Text,
                Timestamp = item.Time("release_date") is { } released && released > time ? released : time,
            });
        }
    }

    private static Dictionary<string, string> ByProduct(IEnumerable<JsonElement> items, string text)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            foreach (var id in item.Texts("product_ids"))
            {
                all.TryAdd(id, item.Text(text));
            }
        }

        return all;
    }
}
