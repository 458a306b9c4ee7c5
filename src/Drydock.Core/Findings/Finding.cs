using Drydock.Core.Advisories;
using Drydock.Core.Findings.Parents;

namespace Drydock.Core.Findings;

/// <summary>One thing wrong, at one place.</summary>
public sealed record Finding(RuleInfo Rule, Severity Severity, string Message, Location At)
{
    /// <summary>Set when the finding is a known vulnerability in a package.</summary>
    public Vulnerability? Vulnerability { get; init; }

    /// <summary>What would mend it; null when only a person can.</summary>
    public Fix? Fix { get; init; }

    /// <summary>Whether it came with the base image; null when that is not known.</summary>
    public Origin? Origin { get; init; }
}
