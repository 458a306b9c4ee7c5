namespace Drydock.Core.Findings;

/// <summary>Whether something in the image is needed by what it runs.</summary>
public enum Need
{
    /// <summary>Nobody looked.</summary>
    Unknown,

    Unneeded,

    Needed,
}
