using System.Text.Json;

namespace Drydock.Core.Verdicts.Vex;

/// <summary>The product tree of a CSAF document: which id means which package or image.</summary>
internal static class CsafProducts
{
    private const int MaxDepth = 32;

    /// <summary>By product id; those without a purl are left out.</summary>
    public static Dictionary<string, VexProduct> Read(JsonElement tree)
    {
        var products = new Dictionary<string, VexProduct>(StringComparer.Ordinal);
        foreach (var full in tree.List("full_product_names"))
        {
            Add(products, full);
        }

        var open = new Stack<(JsonElement Branch, int Depth)>(tree.List("branches").Select(b => (b, 0)));
        while (open.TryPop(out var next))
        {
            Add(products, next.Branch.Member("product"));
            foreach (var child in next.Depth < MaxDepth ? next.Branch.List("branches") : [])
            {
                open.Push((child, next.Depth + 1));
            }
        }

        foreach (var relationship in tree.List("relationships"))
        {
            Relate(products, relationship);
        }

        return products;
    }

    private static void Add(Dictionary<string, VexProduct> products, JsonElement item)
    {
        var purl = item.Member("product_identification_helper").Text("purl");
        if (item.Text("product_id") is { Length: > 0 } id && purl.Length > 0)
        {
            products[id] = VexProduct.Of(purl);
        }
    }

    /// <summary>A component of an image or of another package is a part of it; one of a distribution's release, which has no purl, stands alone.</summary>
    private static void Relate(Dictionary<string, VexProduct> products, JsonElement relationship)
    {
        var id = relationship.Member("full_product_name").Text("product_id");
        if (id.Length == 0 || !products.TryGetValue(relationship.Text("product_reference"), out var part))
        {
            return;
        }

        products[id] = products.TryGetValue(relationship.Text("relates_to_product_reference"), out var whole) ? whole with { Parts = [part] } : part;
    }
}
