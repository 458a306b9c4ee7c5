using System.Collections.Immutable;

namespace Drydock.Core.Advisories.Feeds.Oval;

/// <summary>
/// Reads a tree of criteria as claims. Known shapes: an AND of conditions with at most one part that makes claims, and an OR of claims or of conditions of one kind.
/// </summary>
internal sealed class OvalCriteria(OvalTables tables)
{
    /// <summary>What was of no known shape; empty when all was.</summary>
    public string Trouble { get; private set; } = "";

    /// <summary>The tree's depth is limited by <see cref="OvalDefinitionReader"/>.</summary>
    public OvalOutcome Read(OvalNode node)
    {
        if (node.IsNegated)
        {
            return Unknown("it denies a test");
        }

        if (!node.IsCriteria)
        {
            return node.TestRef.Length == 0 ? OvalOutcome.Neutral
                : OvalTestReading.Read(node, tables) ?? Unknown($"nobody knows what the test {node.TestRef} asks{(node.Comment.Length > 0 ? $" ('{node.Comment}')" : "")}");
        }

        var parts = new List<OvalOutcome>(node.Children.Count);
        foreach (var child in node.Children)
        {
            parts.Add(Read(child));
        }

        return node.IsOr ? Or(parts) : And(parts);
    }

    private OvalOutcome Or(List<OvalOutcome> parts)
    {
        var telling = parts.Where(p => !p.IsNeutral).ToList();
        var claims = telling.Where(p => !p.Claims.IsEmpty).SelectMany(p => p.Claims).ToImmutableArray();
        if (!claims.IsEmpty)
        {
            return telling.TrueForAll(p => !p.Claims.IsEmpty) ? new OvalOutcome { Claims = claims } : Unknown("packages stand beside releases in one OR");
        }

        if (telling.Count == 0)
        {
            return OvalOutcome.Neutral;
        }

        return telling.TrueForAll(p => p.Places is not null && p.Module.Length == 0 && p.Architectures.IsEmpty)
            ? new OvalOutcome { Places = [.. telling.SelectMany(p => p.Places!)] }
            : Unknown("conditions of several kinds stand in one OR");
    }

    private OvalOutcome And(List<OvalOutcome> parts)
    {
        var claiming = parts.Where(p => !p.Claims.IsEmpty).ToList();
        var places = parts.Where(p => p.Places is not null).Select(p => p.Places!).ToList();
        var modules = parts.Where(p => p.Module.Length > 0).Select(p => p.Module).Distinct().ToList();
        var machines = parts.Where(p => !p.Architectures.IsEmpty).Select(p => p.Architectures).ToList();
        if (claiming.Count > 1 && claiming.SelectMany(p => p.Claims).Select(c => c.TestRef).Distinct().Count() > 1)
        {
            return Unknown("several packages are asked for together");
        }

        if (places.Count > 1 || modules.Count > 1 || machines.Count > 1)
        {
            return Unknown("several conditions of one kind are asked for together");
        }

        var condition = new OvalOutcome { Places = places.FirstOrDefault(), Module = modules.FirstOrDefault(""), Architectures = machines.FirstOrDefault([]) };
        return claiming.Count == 0 ? condition : new OvalOutcome { Claims = [.. claiming[0].Claims.Select(c => Under(c, condition))] };
    }

    private OvalClaim Under(OvalClaim claim, OvalOutcome condition)
    {
        if (claim.Places is not null && condition.Places is not null || claim.Module.Length > 0 && condition.Module.Length > 0)
        {
            Unknown("a condition stands within another of its kind");
        }

        return claim with
        {
            Places = claim.Places ?? condition.Places,
            Module = claim.Module.Length > 0 ? claim.Module : condition.Module,
            Architectures = claim.Architectures.IsEmpty ? condition.Architectures : claim.Architectures,
        };
    }

    private OvalOutcome Unknown(string message)
    {
        Trouble = Trouble.Length > 0 ? Trouble : message;
        return OvalOutcome.Neutral;
    }
}
