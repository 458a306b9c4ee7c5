namespace Drydock.Core.Advisories;

/// <summary>How bad a vulnerability or a finding is; written in lower case.</summary>
public enum Severity
{
    Info,
    Low,
    Medium,
    High,
    Critical,
}
