namespace Drydock.Core.Findings;

/// <summary>How far a fix may be trusted.</summary>
public enum Applicability
{
    /// <summary>To be looked at: it has blanks that only a person can fill.</summary>
    DisplayOnly,

    /// <summary>May change what is built: to be applied on request, and looked at.</summary>
    Unsafe,

    /// <summary>What is built does what it did before.</summary>
    Safe,
}
