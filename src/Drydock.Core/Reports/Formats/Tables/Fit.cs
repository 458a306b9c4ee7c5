namespace Drydock.Core.Reports.Formats.Tables;

/// <summary>What becomes of a column when the terminal is too narrow.</summary>
internal enum Fit
{
    Keep,
    Cut,

    /// <summary>Goes on in further lines; for the last column.</summary>
    Wrap,
}
