using Drydock.Core.Dockerfiles;
using Drydock.Oci.Content;

namespace Drydock.Core.Findings;

/// <summary>Where a finding is.</summary>
/// <param name="Path">In the image; empty when it is about the image's config. Of a Dockerfile its name as the user wrote it.</param>
/// <param name="Layer">The diff ID of the layer; null when it is about the config.</param>
public sealed record Location(string Path, Digest? Layer = null)
{
    /// <summary>In a text: the part that is wrong; null when it is about a whole file.</summary>
    public Span? Span { get; init; }

    /// <summary>The instruction of a Dockerfile that brought it in; null when none was given, or it is not sure which.</summary>
    public BuildLine? BuiltBy { get; init; }
}
