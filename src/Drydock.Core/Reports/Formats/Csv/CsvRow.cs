using System.Globalization;
using Drydock.Core.Advisories;
using Drydock.Core.Verdicts;
using Drydock.Oci.Layers;

namespace Drydock.Core.Reports.Formats.Csv;

/// <summary>What stands in a line; empty where it does not apply.</summary>
internal static class CsvRow
{
    public static readonly string[] Titles =
    [
        "kind", "image", "platform", "severity", "id", "name", "aliases", "package", "installed", "fixed", "status", "risk", "epss", "exploited", "due", "published", "source",
        "purl", "path", "layer", "origin", "built by", "message", "outcome", "suppressed", "by", "why", "until",
    ];

    public static string[] Of(Report report, PlatformReport platform, JudgedFinding judged)
    {
        var finding = judged.Finding;
        var suppression = judged.Suppression;
        return
        [
            finding.Vulnerability is null ? "finding" : "vulnerability",
            report.Source,
            platform.Platform,
            Kebab.Of(judged.Severity),
            finding.Vulnerability?.Id ?? finding.Rule.Id,
            finding.Vulnerability?.Text?.Title ?? (finding.Vulnerability is null ? finding.Rule.Name : ""),
            .. Vulnerability(finding.Vulnerability, string.Join(' ', finding.Rule.Aliases)),
            finding.At.Path,
            finding.At.Layer?.ToString() ?? "",
            OriginText.Of(finding),
            OriginText.LineOf(finding),
            finding.Message,
            Kebab.Of(judged.Outcome),
            suppression is null ? "" : Kebab.Of(suppression.Kind),
            suppression?.By ?? "",
            suppression?.Why ?? "",
            Day(suppression?.Until),
        ];
    }

    public static string[] Of(Report report, PlatformReport platform, Gap gap)
    {
        var outcome = Kebab.Of(gap.Kind == GapKind.Skipped ? Outcome.Pass : Outcome.Incomplete);
        return ["gap", report.Source, platform.Platform, "", Kebab.Of(gap.Kind), .. Vulnerability(null, "").Prepend(""), gap.Path, gap.Layer?.ToString() ?? "", "", "", gap.Message, outcome, "", "", "", ""];
    }

    private static string[] Vulnerability(Vulnerability? vulnerability, string aliases) => vulnerability is null
        ? [aliases, "", "", "", "", "", "", "", "", "", "", ""]
        :
        [
            string.Join(' ', vulnerability.Aliases),
            vulnerability.Package.Name,
            vulnerability.Package.Version,
            vulnerability.FixedVersion,
            Kebab.Of(vulnerability.Status),
            vulnerability.Risk.ToString("0.0", CultureInfo.InvariantCulture),
            vulnerability.Epss?.Probability.ToString("0.#####", CultureInfo.InvariantCulture) ?? "",
            vulnerability.KnownExploit is null ? "" : "yes",
            Day(vulnerability.KnownExploit?.Due),
            Day(vulnerability.Published),
            vulnerability.Source,
            vulnerability.Package.Purl.ToString(),
        ];

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
