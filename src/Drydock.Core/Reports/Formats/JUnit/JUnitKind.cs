namespace Drydock.Core.Reports.Formats.JUnit;

/// <summary>How a test ended.</summary>
internal enum JUnitKind
{
    Passed,
    Failure,
    Error,
    Skipped,
}
