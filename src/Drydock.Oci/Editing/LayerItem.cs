using Drydock.Oci.Layers;

namespace Drydock.Oci.Editing;

/// <summary>One entry of a layer, in its order.</summary>
/// <param name="Path">As written; of a whiteout what it deletes or hides.</param>
/// <param name="Node">Null for whiteouts.</param>
/// <param name="HardlinkTo">For a further name of a file: the path of another.</param>
internal sealed record LayerItem(WhiteoutKind Kind, string Path, TreeNode? Node, string? HardlinkTo)
{
    /// <summary>Where it came to stand once links on the way were followed; null before it was applied.</summary>
    public string? Place { get; set; }
}
