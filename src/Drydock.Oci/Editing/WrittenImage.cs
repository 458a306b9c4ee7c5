using System.Collections.Immutable;
using Drydock.Oci.Content;

namespace Drydock.Oci.Editing;

/// <summary>What came of writing an image.</summary>
/// <param name="Reused">Layers that are the very blobs they were.</param>
/// <param name="Added">The layer that holds the changes; null when there was nothing to put into one.</param>
/// <param name="Files">How many entries it has.</param>
public sealed record WrittenImage(Descriptor Manifest, Digest Config, ImmutableArray<Descriptor> Layers, int Reused, int Rewritten, Descriptor? Added, int Files);
