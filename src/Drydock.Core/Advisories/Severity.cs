namespace Drydock.Core.Advisories;

/// <summary>How bad a vulnerability or a finding is; written in lower case.</summary>
public enum Severity
{
    /// <summary>Nobody says. Only of vulnerabilities, never of a rule's findings.</summary>
    Unknown,
    Info,
    Low,
    Medium,
    High,
    Critical,
}
