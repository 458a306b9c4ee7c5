namespace Drydock.Core.Findings;

/// <summary>The smallest preset of <c>drydock lint</c> that a rule is in; larger ones have it too.</summary>
public enum RuleTier
{
    /// <summary>What breaks the build, the image, or somebody's security.</summary>
    Minimal,

    /// <summary>What most people want to hear.</summary>
    Default,

    /// <summary>What asks for more work than many find worth it.</summary>
    Strict,

    /// <summary>In no preset: it needs to be asked for.</summary>
    OnRequest,
}
