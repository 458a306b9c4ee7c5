namespace Drydock.Core.Findings;

/// <summary>How bad a finding is; written in lower case.</summary>
public enum Severity
{
    Info,
    Low,
    Medium,
    High,
    Critical,
}
