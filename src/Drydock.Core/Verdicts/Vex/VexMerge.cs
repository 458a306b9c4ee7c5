using System.Collections.Immutable;

namespace Drydock.Core.Verdicts.Vex;

/// <summary>Puts statements of several documents together: of what is said about the same thing only the last stays.</summary>
internal static class VexMerge
{
    /// <returns>By vulnerability; products of which the same is said lie in one statement.</returns>
    public static ImmutableArray<VexStatement> Of(IEnumerable<VexStatement> statements)
    {
        var last = new Dictionary<(string Vulnerability, string Product, string Part), VexStatement>();
        foreach (var single in statements.OrderBy(s => s.Timestamp ?? DateTimeOffset.MinValue).SelectMany(Split))
        {
            last[(single.Names[0], single.Products[0].Id, single.Products[0].Parts.FirstOrDefault()?.Id ?? "")] = single;
        }

        return
        [
            .. last.Values
                .GroupBy(s => (Name: s.Names[0], s.Status, s.Justification, s.Text, s.Timestamp))
                .OrderBy(g => g.Key.Name, StringComparer.Ordinal).ThenBy(g => g.Key.Timestamp).ThenBy(g => g.Key.Status).ThenBy(g => g.Key.Justification, StringComparer.Ordinal).ThenBy(g => g.Key.Text, StringComparer.Ordinal)
                .Select(g => g.First() with { Names = Names(g), Products = Products(g) }),
        ];
    }

    /// <summary>One statement for each product and part.</summary>
    private static IEnumerable<VexStatement> Split(VexStatement statement) =>
        from product in statement.Products
        from parts in product.Parts.IsEmpty ? [[]] : product.Parts.Select(p => (ImmutableArray<VexProduct>)[p])
        select statement with { Products = [product with { Parts = parts }] };

    private static ImmutableArray<string> Names(IEnumerable<VexStatement> same)
    {
        var first = same.First().Names[0];
        return [first, .. same.SelectMany(s => s.Names).Where(n => n != first).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static ImmutableArray<VexProduct> Products(IEnumerable<VexStatement> same) =>
    [
        .. same.Select(s => s.Products[0]).GroupBy(p => p.Id, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => g.First() with { Parts = g.Any(p => p.Parts.IsEmpty) ? [] : [.. g.SelectMany(p => p.Parts).DistinctBy(p => p.Id, StringComparer.Ordinal).OrderBy(p => p.Id, StringComparer.Ordinal)] }),
    ];
}
