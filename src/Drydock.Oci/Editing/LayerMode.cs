namespace Drydock.Oci.Editing;

/// <summary>What becomes of an image's layers when it is written with changes.</summary>
public enum LayerMode
{
    /// <summary>All layers stay, and one more holds the changes. What is deleted can still be read in the layers below.</summary>
    Append,

    /// <summary>Layers of which something was deleted or changed are written anew without it; the others stay.</summary>
    Rewrite,

    /// <summary>One layer holds everything.</summary>
    Flatten,
}
