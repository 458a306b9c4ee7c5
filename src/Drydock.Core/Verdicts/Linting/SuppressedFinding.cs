using Drydock.Core.Findings;

namespace Drydock.Core.Verdicts.Linting;

/// <summary>A finding that does not count, and the comment that says so.</summary>
public sealed record SuppressedFinding(Finding Finding, InlineIgnore By);
