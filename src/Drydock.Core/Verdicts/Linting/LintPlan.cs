using System.Collections.Immutable;
using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Verdicts.Linting;

/// <summary>By which rules Dockerfiles are judged.</summary>
/// <param name="Rules">By id; each once.</param>
/// <param name="FailOn">Findings of this severity and worse fail.</param>
public sealed record LintPlan(ImmutableArray<LintRule> Rules, Severity FailOn)
{
    public LintSettings Settings { get; init; } = LintSettings.None;

    /// <summary>Comments in the Dockerfile may say that a finding does not count.</summary>
    public bool AllowsInline { get; init; } = true;

    /// <summary>Names that were switched off: findings from elsewhere may have them too.</summary>
    public ImmutableArray<string> Off { get; init; } = [];

    /// <summary>Nothing fails.</summary>
    public bool NeverFails { get; init; }

    /// <summary>Every rule of this plan that a name means; see <see cref="RuleNames"/>.</summary>
    public IEnumerable<LintRule> Named(string name) => Rules.Where(r => RuleNames.Means(name, r.Rule.Info));
}
