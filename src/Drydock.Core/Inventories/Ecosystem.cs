namespace Drydock.Core.Inventories;

/// <summary>A world of packages with names and versions of its own.</summary>
/// <param name="Id">Also the purl type.</param>
/// <param name="Namespace">Where the purl's namespace comes from.</param>
/// <param name="IsOs">The packages are a distribution's, and own files.</param>
public sealed record Ecosystem(string Id, string Title, PurlNamespace Namespace, bool IsOs = false);
