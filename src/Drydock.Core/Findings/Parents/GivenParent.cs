using Drydock.Oci.Images;

namespace Drydock.Core.Findings.Parents;

/// <summary>The image that the user says another one was built on.</summary>
/// <param name="Name">As the user wrote it.</param>
public sealed record GivenParent(string Name, Image Image);
