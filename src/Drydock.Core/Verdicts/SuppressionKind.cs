namespace Drydock.Core.Verdicts;

/// <summary>What made a finding not count; written in lower case.</summary>
public enum SuppressionKind
{
    /// <summary>A distribution's statement speaks for the package.</summary>
    Covered,

    /// <summary>A VEX statement says that the image is not affected, or that it is fixed.</summary>
    Vex,

    /// <summary>Somebody took the risk, with a reason and a date.</summary>
    Waiver,

    /// <summary>It was there before.</summary>
    Baseline,

    /// <summary>A rule of the policy ignores it.</summary>
    Policy,
}
