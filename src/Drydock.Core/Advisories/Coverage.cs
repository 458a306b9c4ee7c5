using Drydock.Core.Inventories;

namespace Drydock.Core.Advisories;

/// <summary>Why somebody else's statement decides about a package.</summary>
/// <param name="By">The distribution package that put the files on disk.</param>
/// <param name="Reason">One sentence for people.</param>
public sealed record Coverage(Purl By, string Reason);
