using Drydock.Core.Advisories;
using Drydock.Core.Findings;

namespace Drydock.Core.Reports.Linting;

/// <summary>A rule as a list of rules tells it.</summary>
/// <param name="Severity">As the chosen preset counts it, else the rule's own.</param>
public sealed record ListedRule(RuleInfo Info, Severity Severity)
{
    /// <summary>The smallest preset that has it; null of rules that look at images, which no preset chooses.</summary>
    internal RuleTier? Tier => Rules.Dockerfile.Any(r => r.Info.Id == Info.Id) ? Info.Tier : null;
}
