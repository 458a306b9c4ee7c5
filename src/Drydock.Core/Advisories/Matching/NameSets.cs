namespace Drydock.Core.Advisories.Matching;

/// <summary>Puts names together that mean the same vulnerability: whoever shares a name is one.</summary>
internal sealed class NameSets
{
    private readonly Dictionary<string, string> parents = new(StringComparer.Ordinal);

    /// <summary>Says that all of these are names of one vulnerability.</summary>
    public void Join(string first, IEnumerable<string> others)
    {
        var root = Root(first);
        foreach (var other in others)
        {
            var otherRoot = Root(other);
            if (otherRoot != root)
            {
                // The better name stays on top.
                (root, otherRoot) = Compare(root, otherRoot) <= 0 ? (root, otherRoot) : (otherRoot, root);
                parents[otherRoot] = root;
            }
        }
    }

    /// <summary>Whether it was put together with anything, or asked for.</summary>
    public bool Knows(string name) => parents.ContainsKey(name);

    /// <summary>The name that stands for all.</summary>
    public string Root(string name)
    {
        if (!parents.TryGetValue(name, out var parent))
        {
            parents[name] = name;
            return name;
        }

        while (parent != name)
        {
            parents[name] = parents[parent];
            name = parent;
            parent = parents[name];
        }

        return name;
    }

    /// <summary>Every name, by the one that stands for it.</summary>
    public ILookup<string, string> ByRoot() => parents.Keys.ToList().ToLookup(Root, StringComparer.Ordinal);

    private static int Compare(string left, string right) =>
        VulnerabilityIds.Rank(left).CompareTo(VulnerabilityIds.Rank(right)) is var byRank and not 0 ? byRank : string.CompareOrdinal(left, right);
}
