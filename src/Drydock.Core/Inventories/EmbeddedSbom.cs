namespace Drydock.Core.Inventories;

/// <summary>An SBOM that lies in the image.</summary>
/// <param name="Format">For people: <c>SPDX JSON</c>.</param>
/// <param name="Layer">Index of the layer that introduced it.</param>
public sealed record EmbeddedSbom(string Path, string Format, int Layer);
