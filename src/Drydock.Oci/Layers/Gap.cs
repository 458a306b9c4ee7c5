using Drydock.Oci.Content;

namespace Drydock.Oci.Layers;

/// <summary>Something we could not look at, and why. A gap is never dropped on the way to a report.</summary>
/// <param name="Path">In the image; empty when it concerns a whole layer or the image.</param>
/// <param name="Message">What happened, in one sentence.</param>
/// <param name="Layer">The diff ID of the layer it was met in; null for the image as a whole.</param>
public sealed record Gap(string Path, GapKind Kind, string Message, Digest? Layer = null);
