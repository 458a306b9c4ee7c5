using Drydock.Core.Advisories;
using Drydock.Core.Reports.Formats;
using Drydock.Core.Reports.Formats.Tables;

namespace Drydock.Core.Reports.Linting;

/// <summary>Tells which rules there are, for <c>drydock rules</c>.</summary>
public static class RuleList
{
    private static readonly Column[] Columns =
    [
        new("RULE"), new("NAME"), new("SEVERITY"), new("FIX", MinWidth: 80), new("TIER", MinWidth: 80), new("IN OTHER TOOLS", Fit: Fit.Wrap, MinWidth: 60),
    ];

    public static void WriteText(IReadOnlyList<ListedRule> rules, ReportOptions options, Stream output)
    {
        using var page = new TextPage(output, options);
        page.Table(Columns, [.. rules.Select(Row)]);
    }

    public static void WriteJson(IReadOnlyList<ListedRule> rules, Stream output) => JsonWriting.Document(output, writer =>
    {
        writer.WriteStartArray();
        foreach (var rule in rules)
        {
            writer.WriteStartObject();
            writer.WriteString("rule", rule.Info.Id);
            writer.WriteString("name", rule.Info.Name);
            writer.WriteString("summary", rule.Info.Summary);
            writer.WriteString("severity", Kebab.Of(rule.Severity));
            writer.StringIfAny("fix", FixOf(rule));
            writer.StringIfAny("tier", TierOf(rule));
            writer.StringIfAny("needs", rule.Info.Needs);
            writer.WriteNumber("since", rule.Info.Since);
            writer.Strings("aliases", rule.Info.Aliases);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    private static Cell[] Row(ListedRule rule) =>
    [
        rule.Info.Id,
        new(rule.Info.Name, Tone.Strong),
        SeverityTone.Cell(rule.Severity),
        FixOf(rule),
        TierOf(rule),
        new(string.Join(", ", rule.Info.Aliases), Tone.Quiet),
    ];

    private static string FixOf(ListedRule rule) => rule.Info.Fix is { } grade ? Kebab.Of(grade) : "";

    private static string TierOf(ListedRule rule) => rule.Tier is { } tier ? Kebab.Of(tier) : "";
}
