namespace Drydock.Oci.Editing;

/// <summary>Bytes that stand in a layer of the image: only a walk over the layer can read them.</summary>
/// <param name="Layer">Index of the layer; 0 is the base.</param>
/// <param name="Ordinal">Which entry of the layer, counted from 0 as the reader offers them.</param>
public sealed record LayerContent(int Layer, int Ordinal) : TreeContent;
