namespace Drydock.Core.Findings;

/// <summary>The smallest set of hardenings that a rule is in; larger ones have it too.</summary>
public enum HardeningProfile
{
    /// <summary>What no working program could notice.</summary>
    Safe,

    /// <summary>What a service does not need: besides, no root, no setuid, no package manager, no documentation.</summary>
    Balanced,

    /// <summary>What only the program itself needs stays: no shell besides.</summary>
    Strict,
}
