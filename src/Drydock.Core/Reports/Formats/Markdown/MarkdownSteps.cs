using Drydock.Core.Reports.Steps;

namespace Drydock.Core.Reports.Formats.Markdown;

/// <summary>What to do, folded away, what removes most risk first.</summary>
internal static class MarkdownSteps
{
    private const int Top = 10;

    /// <param name="room">Characters it may take.</param>
    public static void Write(MarkdownPage page, PlatformReport platform, int room)
    {
        var plan = StepPlan.Of(platform);
        if (!plan.Steps.IsEmpty)
        {
            page.Fold($"What to do: {Amount.Of(plan.Steps.Length, "step", "steps")}", () => page.Table(
                ["Risk", "Findings", "What", "How"],
                plan.Steps.Take(Top).Select(s => new[] { $"-{Amount.Percent(s.Share)}", Amount.Of(s.Findings), MarkdownText.Code(StepText.Of(s)), MarkdownText.Code(s.Command) }),
                room));
        }
    }
}
