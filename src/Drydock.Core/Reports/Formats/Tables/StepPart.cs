using Drydock.Core.Reports.Steps;

namespace Drydock.Core.Reports.Formats.Tables;

/// <summary>What to do about known vulnerabilities, what removes most risk first; and how many nobody can do anything about yet.</summary>
internal static class StepPart
{
    private const int Top = 10;

    private static readonly Column[] Columns = [new("#", IsRight: true), new("RISK", IsRight: true), new("FINDINGS", IsRight: true), new("WHAT", Fit: Fit.Cut), new("HOW", Fit: Fit.Wrap)];

    public static void Write(TextPage page, PlatformReport platform)
    {
        var plan = StepPlan.Of(platform);
        if (plan.Steps.IsEmpty && plan.WithoutFix.IsEmpty)
        {
            return;
        }

        page.Heading("What to do", new Cell(plan.Steps.IsEmpty ? "nothing: there is no version to go to" : "what removes most risk first", Tone.Quiet));
        if (!plan.Steps.IsEmpty)
        {
            page.Table(Columns, [.. plan.Steps.Take(Top).Select(Row)]);
        }

        if (plan.Steps.Length > Top)
        {
            page.Line(new Cell($"… and {Amount.Of(plan.Steps.Length - Top, "more step", "more steps")}, {Amount.Percent(plan.Steps.Skip(Top).Sum(s => s.Share))} of the risk: -f json lists all", Tone.Quiet));
        }

        if (!plan.WithoutFix.IsEmpty)
        {
            page.Line(new Cell($"no fix for {Amount.Of(plan.WithoutFix.Values.Sum(), "finding", "findings")}: {string.Join(", ", plan.WithoutFix.Select(s => $"{Amount.Of(s.Value)} {StepText.Of(s.Key)}"))}", Tone.Quiet));
        }
    }

    private static Cell[] Row(Step step, int index) =>
    [
        $"{index + 1}", $"-{Amount.Percent(step.Share)}", Amount.Of(step.Findings), StepText.Of(step), new(step.Command, Tone.Strong),
    ];
}
