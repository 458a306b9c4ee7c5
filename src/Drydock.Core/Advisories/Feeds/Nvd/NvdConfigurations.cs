using System.Collections.Immutable;
using System.Text.Json;

namespace Drydock.Core.Advisories.Feeds.Nvd;

/// <summary>Makes statements about packages out of a record's configurations: trees of <c>AND</c> and <c>OR</c> over CPE match criteria.</summary>
internal sealed class NvdConfigurations(string id, FeedWriter writer)
{
    // Real trees have three levels; what nests deeper was made to hurt.
    private const int DeepestNode = 8;

    private readonly Dictionary<(string Name, string Channel, string Note), NvdProduct> _products = [];

    public ImmutableArray<AffectedPackage> Affected => [.. _products.Where(p => !p.Value.IsEmpty).Select(p => p.Value.Statement(p.Key.Name, p.Key.Channel, p.Key.Note))];

    public void AddAll(IEnumerable<JsonElement> configurations)
    {
        foreach (var configuration in configurations)
        {
            Add(configuration, "", 0);
        }
    }

    /// <param name="condition">What must be there besides, for the nodes above; empty for nothing.</param>
    private void Add(JsonElement node, string condition, int depth)
    {
        if (depth > DeepestNode)
        {
            writer.Gap(id, $"A configuration nests deeper than {DeepestNode} nodes.");
            return;
        }

        if (node.ValueKind != JsonValueKind.Object)
        {
            writer.Gap(id, "A configuration has something in it that is no node.");
            return;
        }

        if (node.Member("negate").ValueKind == JsonValueKind.True)
        {
            // "Affected unless this is there" cannot be said of a package alone.
            writer.Gap(id, "A configuration is negated.");
            return;
        }

        var parts = Parts(node);
        var isAnd = parts.Count > 1 && node.Text("operator") == "AND";
        var names = isAnd ? parts.ConvertAll(NamesIn) : [];
        for (var i = 0; i < parts.Count; i++)
        {
            var more = isAnd ? NvdCondition.With(condition, names, i) : condition;
            if (IsMatch(parts[i]))
            {
                AddMatch(parts[i], more);
            }
            else
            {
                Add(parts[i], more, depth + 1);
            }
        }
    }

    private void AddMatch(JsonElement match, string condition)
    {
        if (match.Member("vulnerable").ValueKind != JsonValueKind.True)
        {
            return;
        }

        var criteria = NvdMatch.Criteria(match);
        if (!Cpe.TryParse(criteria, out var cpe))
        {
            writer.Gap(id, $"'{criteria}' is no CPE.");
        }
        else if (cpe.Part == 'a')
        {
            var channel = cpe.TargetSoftware is Cpe.Any or Cpe.NotApplicable ? "" : $"target_sw={cpe.TargetSoftware}";
            var key = (cpe.Name, channel, condition);
            if (!_products.TryGetValue(key, out var product))
            {
                _products.Add(key, product = new NvdProduct());
            }

            product.Add(cpe, match);
        }
    }

    /// <summary>The nodes and matches right below a node: <c>nodes</c> and <c>cpeMatch</c> in 2.0, <c>children</c> and <c>cpe_match</c> in 1.1.</summary>
    private static List<JsonElement> Parts(JsonElement node) =>
        [.. node.Items("nodes"), .. node.Items("children"), .. node.Items("cpeMatch"), .. node.Items("cpe_match")];

    private static bool IsMatch(JsonElement part) => NvdMatch.Criteria(part).Length > 0;

    /// <summary>The products that a part of a tree names; two levels hold all that real ones have.</summary>
    private static List<string> NamesIn(JsonElement part) =>
        [.. (IsMatch(part) ? [part] : Parts(part).SelectMany(p => IsMatch(p) ? [p] : Parts(p).Where(IsMatch)))
            .Select(m => Cpe.TryParse(NvdMatch.Criteria(m), out var cpe) ? cpe.Name : "")
            .Where(n => n.Length > 0)
            .Distinct(StringComparer.Ordinal)];
}
