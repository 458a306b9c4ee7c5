using Drydock.Core.Actions.Patch.Dpkg;

namespace Drydock.Core.Actions.Patch;

/// <summary>The order in which packages are unpacked and configured: what a package depends on comes first.</summary>
internal static class InstallOrder
{
    public static List<UnpackedPackage> Of(IReadOnlyList<UnpackedPackage> packages)
    {
        var byName = packages.ToLookup(p => p.Name, StringComparer.Ordinal);
        var ordered = new List<UnpackedPackage>();
        var seen = new HashSet<UnpackedPackage>();
        foreach (var package in packages.OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            Visit(package);
        }

        return ordered;

        // Of packages that depend on each other the first one visited comes last.
        void Visit(UnpackedPackage package)
        {
            if (!seen.Add(package))
            {
                return;
            }

            foreach (var relation in new[] { "Pre-Depends", "Depends" }.SelectMany(f => Relation.Parse(package.Fields[f])).SelectMany(g => g))
            {
                foreach (var needed in byName[relation.Name])
                {
                    Visit(needed);
                }
            }

            ordered.Add(package);
        }
    }
}
