namespace Drydock.Core.Inventories;

/// <summary>Where the namespace of a purl comes from.</summary>
public enum PurlNamespace
{
    None,

    /// <summary>The distribution's id.</summary>
    Distro,

    /// <summary>The name up to its last <c>/</c>.</summary>
    Slash,

    /// <summary>The name up to its last <c>:</c>.</summary>
    Colon,
}
