using Drydock.Core.Reports.Steps;

namespace Drydock.Core.Reports.Formats.Html;

/// <summary>What to do about known vulnerabilities, what removes most risk first.</summary>
internal static class HtmlSteps
{
    private const int Top = 10;

    public static void Write(HtmlPage page, PlatformReport platform)
    {
        var plan = StepPlan.Of(platform);
        if (plan.Steps.IsEmpty && plan.WithoutFix.IsEmpty)
        {
            return;
        }

        page.Element("h2", "What to do").Element("p", plan.Steps.IsEmpty ? "Nothing: there is no version to go to." : "What removes most risk comes first.", ("class", "soft"));
        if (!plan.Steps.IsEmpty)
        {
            WriteSteps(page, plan);
        }

        var rest = plan.Steps.Length > Top ? $"… and {Amount.Of(plan.Steps.Length - Top, "more step", "more steps")}, {Amount.Percent(plan.Steps.Skip(Top).Sum(s => s.Share))} of the risk. " : "";
        var waiting = plan.WithoutFix.IsEmpty ? "" : $"No fix for {Amount.Of(plan.WithoutFix.Values.Sum(), "finding", "findings")}: {string.Join(", ", plan.WithoutFix.Select(s => $"{Amount.Of(s.Value)} {StepText.Of(s.Key)}"))}.";
        if (rest.Length + waiting.Length > 0)
        {
            page.Element("p", rest + waiting, ("class", "soft small"));
        }
    }

    private static void WriteSteps(HtmlPage page, StepPlan plan)
    {
        page.Open("div", ("class", "wide")).Open("table").Open("thead").Open("tr");
        page.Element("th", "Risk", ("scope", "col"), ("class", "number")).Element("th", "Findings", ("scope", "col"), ("class", "number")).Element("th", "What", ("scope", "col")).Element("th", "How", ("scope", "col"));
        page.Close().Close().Open("tbody");
        foreach (var step in plan.Steps.Take(Top))
        {
            page.Open("tr").Element("td", $"−{Amount.Percent(step.Share)}", ("class", "number"), ("data-name", "Risk")).Element("td", Amount.Of(step.Findings), ("class", "number"), ("data-name", "Findings"));
            page.Element("td", StepText.Of(step).Replace("->", "→", StringComparison.Ordinal)).Open("td").Element("code", step.Command).Close().Close();
        }

        page.Close().Close().Close();
    }
}
