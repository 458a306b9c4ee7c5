using Drydock.Core.Advisories;
using Drydock.Core.Findings;

namespace Drydock.Core.Verdicts.Linting;

/// <summary>A rule that is asked, and how bad what it finds counts as.</summary>
public sealed record LintRule(IRule<DockerfileSubject> Rule, Severity Severity);
