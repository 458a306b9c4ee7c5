using Drydock.Core.Inventories;

namespace Drydock.Core.Advisories.Matching;

/// <summary>What of a package, beside its names and versions, decides whether a statement is about it. All there is: packages that agree in it and in their queries have the same matches.</summary>
/// <param name="ModuleLabel">Of an rpm that was built in a module, <c>nodejs:18:…</c>; else empty.</param>
internal sealed record PackageTraits(string Architecture, string ModuleLabel)
{
    public static PackageTraits Of(Package package) => new(package.Architecture, package.Properties.GetValueOrDefault("modularity-label", ""));
}
