namespace Drydock.Core.Findings;

/// <summary>One thing wrong, at one place.</summary>
public sealed record Finding(RuleInfo Rule, Severity Severity, string Message, Location At);
