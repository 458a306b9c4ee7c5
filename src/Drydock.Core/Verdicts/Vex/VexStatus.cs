namespace Drydock.Core.Verdicts.Vex;

/// <summary>What a VEX statement says; written with underscores.</summary>
public enum VexStatus
{
    NotAffected,
    Affected,
    Fixed,
    UnderInvestigation,
}
