namespace Drydock.Core.Reports.Formats;

/// <summary>What a VEX document says of a vulnerability in a product; written with underscores.</summary>
internal enum VexState
{
    Affected,
    NotAffected,
    UnderInvestigation,
}
