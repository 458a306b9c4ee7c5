namespace Drydock.Core.Findings.Parents;

/// <summary>Whose finding it is; written in lower case.</summary>
public enum Origin
{
    /// <summary>It came with what was built on top of the base image.</summary>
    App,

    /// <summary>It came with the base image.</summary>
    Base,
}
