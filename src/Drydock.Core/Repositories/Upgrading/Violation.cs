namespace Drydock.Core.Repositories.Upgrading;

/// <summary>Something that a change broke: what a package needs is missing, or two cannot stand each other.</summary>
/// <param name="Other">The one that <paramref name="Unit"/> cannot stand; null when something is missing.</param>
internal sealed record Violation(PackageUnit Unit, PackageRelation Relation, PackageUnit? Other)
{
    public override string ToString() => Other is null ? $"{Unit} needs {Relation}, which nothing offers that may be installed" : $"{Unit} cannot be installed beside {Other} ({Relation})";
}
