using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Patch;

/// <summary>The news that the bytes of a file in a layer are needed: whoever started the work reads them and starts it again, since a layer can only be read whole.</summary>
public sealed class ContentNeededException(TreeNode node) : Exception
{
    public TreeNode Node => node;
}
