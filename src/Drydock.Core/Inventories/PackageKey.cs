namespace Drydock.Core.Inventories;

/// <summary>Two database entries with the same key are the same package, seen in two layers.</summary>
internal sealed record PackageKey(string Ecosystem, string Name, string Version, string Architecture)
{
    public static PackageKey Of(Fact fact)
    {
        var package = ((PackageFact)fact.Body).Package;
        return new PackageKey(package.Ecosystem, package.Name, package.Version, package.Architecture);
    }
}
