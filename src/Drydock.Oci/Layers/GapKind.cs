namespace Drydock.Oci.Layers;

/// <summary>Why something could not be looked at. Reports write these in kebab-case.</summary>
public enum GapKind : byte
{
    /// <summary>It does not follow its format.</summary>
    Malformed,

    /// <summary>It is over a limit.</summary>
    Limit,

    /// <summary>Its format, or this variant of it, is one we do not read.</summary>
    Unsupported,

    /// <summary>It is named, but its bytes are elsewhere (a foreign layer).</summary>
    Missing,

    /// <summary>Its name leads outside the image, or through a link.</summary>
    Path,

    /// <summary>Nothing in the image says what it is made of.</summary>
    ContentsUnknown,
}
