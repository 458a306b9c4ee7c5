namespace Drydock.Core.Inventories;

/// <summary>Turns the names that packages say they need into packages that are there. What is not there gives no edge.</summary>
internal static class DependencyEdges
{
    public static void Connect(IReadOnlyList<PlacedPackage> packages)
    {
        foreach (var ecosystem in packages.GroupBy(p => p.Package.Ecosystem, StringComparer.Ordinal))
        {
            var members = ecosystem.ToList();
            var index = new DependencyIndex(members);
            foreach (var package in members)
            {
                foreach (var requirement in package.Package.Requires)
                {
                    if (Resolve(index, package, requirement) is { } found && !ReferenceEquals(found, package))
                    {
                        package.DependsOn.Add(found);
                    }
                }
            }
        }
    }

    /// <summary>The first alternative that is there.</summary>
    private static PlacedPackage? Resolve(DependencyIndex index, PlacedPackage from, string requirement)
    {
        foreach (var name in requirement.Split('|'))
        {
            if (index.Find(name, from) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
