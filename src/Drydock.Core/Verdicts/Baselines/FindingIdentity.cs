namespace Drydock.Core.Verdicts.Baselines;

/// <summary>
/// What makes two findings the same in two reports: the same name (id or alias) in the same package at the same place, whatever the package's version.
/// </summary>
/// <param name="Package">The package's purl without version and qualifiers; empty for a rule's finding.</param>
/// <param name="Place">The path, with the package's version in it replaced by <c>*</c>.</param>
internal readonly record struct FindingIdentity(string Name, string Package, string Place)
{
    public static FindingIdentity Of(string name, Inventories.Purl? package, string path) => new(
        name.ToUpperInvariant(),
        package is null ? "" : $"{package.Type}/{package.Namespace}/{package.Name}",
        package is { Version.Length: > 0 } ? path.Replace(package.Version, "*", StringComparison.Ordinal) : path);
}
