using System.Collections.Immutable;
using System.Text.Json;

namespace Drydock.Core.Verdicts.Vex;

/// <summary>Reads OpenVEX 0.2, and the plainer form that came before. <see href="https://github.com/openvex/spec/blob/main/OPENVEX-SPEC.md"/></summary>
internal static class OpenVexReader
{
    public static void Read(JsonElement root, VexDraft draft)
    {
        var author = root.Text("author") is { Length: > 0 } named ? named : "an unnamed author";
        var time = root.Time("last_updated") ?? root.Time("timestamp");
        var number = 0;
        foreach (var item in root.List("statements"))
        {
            number++;
            var names = Names(item.Member("vulnerability"));
            if (names.IsEmpty || Status(item.Text("status")) is not { } status)
            {
                draft.Leave($"statement {number}", names.IsEmpty ? "it names no vulnerability" : $"there is no status '{item.Text("status")}'");
                continue;
            }

            var products = item.List("products").Select(Product).ToImmutableArray();
            if (products.IsEmpty)
            {
                draft.Leave($"statement {number} ({names[0]})", "it names no product");
                continue;
            }

            draft.Add(new VexStatement(names, status, products, author, draft.Place)
            {
                Justification = item.Text("justification"),
                Text = status == VexStatus.Affected ? item.Text("action_statement") : item.Text("impact_statement"),
                Timestamp = item.Time("last_updated") ?? item.Time("timestamp") ?? time,
            });
        }
    }

    public static VexStatus? Status(string word) => word switch
    {
        "not_affected" => VexStatus.NotAffected,
        "affected" => VexStatus.Affected,
        "fixed" => VexStatus.Fixed,
        "under_investigation" => VexStatus.UnderInvestigation,
        _ => null,
    };

    private static ImmutableArray<string> Names(JsonElement vulnerability) => vulnerability.ValueKind == JsonValueKind.String
        ? [vulnerability.AsText()]
        : [.. new[] { vulnerability.Text("name") is { Length: > 0 } name ? name : vulnerability.Text("@id") }.Concat(vulnerability.Texts("aliases")).Where(n => n.Length > 0)];

    private static VexProduct Product(JsonElement item)
    {
        var product = Plain(item);
        return product with { Parts = [.. item.List("subcomponents").Select(Plain)] };
    }

    /// <summary>An id alone, or an object with an id, identifiers and hashes.</summary>
    private static VexProduct Plain(JsonElement item)
    {
        if (item.ValueKind == JsonValueKind.String)
        {
            return VexProduct.Of(item.AsText());
        }

        var hash = item.Member("hashes").Text("sha-256");
        return VexProduct.Of(item.Member("identifiers").Text("purl"), [item.Text("@id"), hash.Length > 0 ? $"sha256:{hash.ToLowerInvariant()}" : ""]);
    }
}
