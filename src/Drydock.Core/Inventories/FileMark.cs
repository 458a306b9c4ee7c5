namespace Drydock.Core.Inventories;

/// <summary>What an entry of a layer does to the layers below.</summary>
public enum FileMark : byte
{
    /// <summary>It is there, and stands over whatever was at its path.</summary>
    None,

    /// <summary>The path is gone (a whiteout).</summary>
    Deleted,

    /// <summary>Everything below in this folder is gone (an opaque folder).</summary>
    Opaque,
}
