using Drydock.Oci.Editing;

namespace Drydock.Core.Findings;

/// <summary>Changes an image.</summary>
public sealed record ImageChange(ImageEdit Change) : Edit;
