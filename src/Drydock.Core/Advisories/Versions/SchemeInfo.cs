namespace Drydock.Core.Advisories.Versions;

/// <summary>What a version order is called and where it is specified.</summary>
/// <param name="Id">The purl type that uses it, or a name of its own.</param>
/// <param name="Title">Whose versions these are.</param>
/// <param name="Specification">Address of the text it was written from.</param>
public sealed record SchemeInfo(string Id, string Title, string Specification);
