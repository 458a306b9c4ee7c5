using Drydock.Core.Repositories.Debs;

namespace Drydock.Core.Repositories.Resolution;

/// <summary>
/// Whether a package is what a relation means: by name or by what it provides, by version, and by architecture as dpkg has it.
/// <see href="https://wiki.ubuntu.com/MultiarchSpec"/>
/// </summary>
internal static class DebMatching
{
    /// <param name="from">The architecture of the package that has the relation.</param>
    public static bool Satisfies(DebRelation relation, DebPackage package, string from, string native) =>
        IsServed(relation.Qualifier, package, from, native) && HasName(relation, package);

    /// <summary>A conflict means packages of every architecture unless it names one.</summary>
    public static bool Excludes(DebRelation relation, DebPackage package, string native) =>
        (relation.Qualifier is "" or "any" || DebKey.ArchitectureOf(package, native) == (relation.Qualifier == "native" ? native : relation.Qualifier)) && HasName(relation, package);

    private static bool IsServed(string qualifier, DebPackage package, string from, string native) => qualifier switch
    {
        "" => package.MultiArch == DebMultiArch.Foreign || DebKey.ArchitectureOf(package, native) == from,
        "any" => package.MultiArch == DebMultiArch.Allowed,
        "native" => DebKey.ArchitectureOf(package, native) == native,
        _ => DebKey.ArchitectureOf(package, native) == qualifier,
    };

    private static bool HasName(DebRelation relation, DebPackage package)
    {
        if (relation.Name == package.Name && DebVersion.Satisfies(package.Version, relation.Operator, relation.Version))
        {
            return true;
        }

        foreach (var provided in package.Provides)
        {
            // What is provided without a version serves those who ask for none.
            if (provided.Name == relation.Name && (relation.Operator == DebOperator.Any || (provided.Operator == DebOperator.Equal && DebVersion.Satisfies(provided.Version, relation.Operator, relation.Version))))
            {
                return true;
            }
        }

        return false;
    }
}
