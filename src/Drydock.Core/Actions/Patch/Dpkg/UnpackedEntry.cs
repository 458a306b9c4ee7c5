using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Patch.Dpkg;

/// <summary>One entry of a package's archive of files.</summary>
/// <param name="Path">As <see cref="Drydock.Oci.Layers.ImagePath"/>; empty for the root.</param>
/// <param name="Node">Null for a hard link.</param>
/// <param name="HardlinkTo">Of a hard link: the earlier entry whose file it is one more name of.</param>
public sealed record UnpackedEntry(string Path, TreeNode? Node, string HardlinkTo = "");
