namespace Drydock.Oci.Layers;

/// <summary>A limit of a whole layer was met: the layer becomes a gap, not an error.</summary>
public sealed class LimitException(string message) : Exception(message);
