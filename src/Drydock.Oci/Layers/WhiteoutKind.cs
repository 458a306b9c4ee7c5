namespace Drydock.Oci.Layers;

/// <summary>What an entry's name says about deletion.</summary>
public enum WhiteoutKind
{
    /// <summary>Nothing: it is an ordinary entry.</summary>
    None,

    /// <summary>A path of the layers below is gone.</summary>
    Deleted,

    /// <summary>Everything that the layers below have in this folder is gone.</summary>
    Opaque,

    /// <summary>A storage driver's own mark, without effect.</summary>
    Ignored,

    /// <summary>The mark names nothing that could be deleted.</summary>
    Invalid,
}
