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

    /// <summary>It could not be read on this machine (permissions, a read error), or changed meanwhile.</summary>
    Unreadable,

    /// <summary>It is no part of the image and was left out on purpose: a file system that the kernel makes up, mounted in a folder.</summary>
    Skipped,

    /// <summary>Nothing is known of it that it could be held against.</summary>
    NothingKnown,
}
