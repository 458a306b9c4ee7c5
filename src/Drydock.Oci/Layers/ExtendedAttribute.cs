namespace Drydock.Oci.Layers;

/// <summary>One extended attribute of a file.</summary>
/// <param name="Name">With its space: <c>user.comment</c>.</param>
public sealed record ExtendedAttribute(string Name, byte[] Value);
