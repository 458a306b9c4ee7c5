using Drydock.Core.Advisories;
using Drydock.Core.Reports.Steps;

namespace Drydock.Core.Reports.Formats;

/// <summary>A step in words.</summary>
internal static class StepText
{
    public static string Of(Step step) => step.Kind == StepKind.Rebuild
        ? $"build again on a newer build of {step.Name}"
        : $"{step.Name} {(step.From.Length == 1 ? step.From[0] : $"({step.From.Length} versions)")} -> {step.To}";

    /// <summary>Why there is no fix.</summary>
    public static string Of(AdvisoryStatus status) => status switch
    {
        AdvisoryStatus.WillNotFix => "will not be fixed",
        AdvisoryStatus.Deferred => "put off",
        AdvisoryStatus.UnderInvestigation => "not decided yet",
        AdvisoryStatus.EndOfLife => "get no fixes any more",
        _ => "not fixed yet",
    };
}
