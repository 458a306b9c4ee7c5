using System.Collections.Immutable;
using Drydock.Core.Advisories;

namespace Drydock.Core.Verdicts.Conditions;

/// <summary>Every field there is; docs/policy.md has the same table.</summary>
internal static class Fields
{
    private const ConditionScope Finding = ConditionScope.Findings;
    private const ConditionScope Packaged = ConditionScope.Findings | ConditionScope.Packages;
    private const ConditionScope Any = ConditionScope.All;

    public static ImmutableArray<Field> All { get; } =
    [
        new("severity", ValueKind.Severity, Finding, "how bad it is: `info`, `low`, `medium`, `high`, `critical`", s => s.Severity == Severity.Unknown ? default : Value.Of(s.Severity)),
        new("kind", ValueKind.Text, Finding, "`vulnerability`, or `rule` for what a rule found", s => Value.Of(s.Vulnerability is null ? "rule" : "vulnerability")) { Words = ["vulnerability", "rule"] },
        new("id", ValueKind.Text, Finding, "the vulnerability's id, or the rule's", s => Value.Of(s.Vulnerability?.Id ?? s.Finding?.Rule.Id)),
        new("aliases", ValueKind.List, Finding, "its other names", s => Value.Of(s.Vulnerability?.Aliases ?? s.Finding?.Rule.Aliases ?? [])),
        new("rule", ValueKind.Text, Finding, "the rule's id: `IM003`", s => Value.Of(s.Finding?.Rule.Id)),
        new("rule.name", ValueKind.Text, Finding, "the rule's name: `setuid-file`", s => Value.Of(s.Finding?.Rule.Name)),
        new("fixable", ValueKind.Flag, Finding, "there is a version without the vulnerability", s => Value.Of(s.Vulnerability is { IsFixable: true })),
        new("status", ValueKind.Text, Finding, "what the vendor says: `affected`, `fixed`, `will-not-fix`, `deferred`, `under-investigation`, `end-of-life`, `not-affected`", s => Value.Of(s.Vulnerability is { } v ? Kebab.Of(v.Status) : null)) { Words = [.. Enum.GetValues<AdvisoryStatus>().Select(Kebab.Of)] },
        new("kev", ValueKind.Flag, Finding, "it is known to be exploited (CISA's list)", s => Value.Of(s.Vulnerability?.KnownExploit is not null)),
        new("kev.due", ValueKind.Date, Finding, "until when that list wants it fixed", s => Value.Of(s.Vulnerability?.KnownExploit?.Due)),
        new("kev.ransomware", ValueKind.Flag, Finding, "ransomware uses it", s => Value.Of(s.Vulnerability?.KnownExploit is { IsUsedByRansomware: true })),
        new("epss", ValueKind.Number, Finding, "how likely somebody tries to exploit it within 30 days, 0 to 1", s => s.Vulnerability?.Epss is { } epss ? Value.Of(epss.Probability) : default),
        new("epss.percentile", ValueKind.Number, Finding, "the share of all vulnerabilities that are less likely, 0 to 1", s => s.Vulnerability?.Epss is { } epss ? Value.Of(epss.Percentile) : default),
        new("risk", ValueKind.Number, Finding, "0 to 100, the order of the report", s => s.Vulnerability is { } v ? Value.Of(v.Risk) : default),
        new("age", ValueKind.Duration, Finding, "since the vulnerability was published", s => s.Vulnerability?.Published is { } date ? Value.OfDays(Math.Max(0, s.Today.DayNumber - date.DayNumber)) : default),
        new("published", ValueKind.Date, Finding, "when the vulnerability was published", s => Value.Of(s.Vulnerability?.Published)),
        new("weaknesses", ValueKind.List, Finding, "CWE ids", s => Value.Of(s.Vulnerability?.Weaknesses ?? [])),
        new("source", ValueKind.Text, Finding, "the feed that decided", s => Value.Of(s.Vulnerability?.Source)),
        new("confidence", ValueKind.Text, Finding, "`exact`, or `cpe` when only names that a person assigned agree", s => Value.Of(s.Vulnerability is { } v ? Kebab.Of(v.Confidence) : null)) { Words = [.. Enum.GetValues<Confidence>().Select(Kebab.Of)] },
        new("covered", ValueKind.Flag, Finding, "a distribution's statement speaks for the package", s => Value.Of(s.Vulnerability?.Covered is not null)),
        new("path", ValueKind.Text, Finding, "the file it was seen in, without leading slash", s => Value.Of(s.Finding?.At.Path)),
        new("layer", ValueKind.Text, Finding, "the layer's diff ID", s => Value.Of(s.Finding?.At.Layer?.ToString())),
        new("origin", ValueKind.Text, Finding, "`base` or `app`: whose layer it came with", s => Value.Of(s.Origin)) { Words = ["base", "app"] },
        new("package.name", ValueKind.Text, Packaged, "as its ecosystem writes it", s => Value.Of(s.Package?.Name)),
        new("package.version", ValueKind.Text, Packaged, "the installed version; versions have no order here", s => Value.Of(s.Package?.Version)),
        new("package.type", ValueKind.Text, Packaged, "`deb`, `apk`, `rpm`, `npm`, `pypi` …", s => Value.Of(s.Package?.Package.Ecosystem)),
        new("package.purl", ValueKind.Text, Packaged, "the package URL", s => Value.Of(s.Package?.Purl.ToString())),
        new("package.source", ValueKind.Text, Packaged, "the source package a distribution built it from", s => Value.Of(s.Package?.Package.Source?.Name)),
        new("package.vendor", ValueKind.Text, Packaged, "who built it", s => Value.Of(s.Package?.Package.Vendor)),
        new("package.paths", ValueKind.List, Packaged, "the files that say it is there", s => Value.Of(s.Package?.Locations ?? [])),
        new("licenses", ValueKind.List, Packaged, "as the package declares them", s => Value.Of(s.Package?.Licenses ?? [])),
        new("image.names", ValueKind.List, Any, "references that lead to the image, and its name on the command line", s => Value.Of(s.Image.Names)),
        new("image.base", ValueKind.Text, Any, "the reference of its base image", s => Value.Of(s.Image.Base)),
        new("image.user", ValueKind.Text, Any, "who runs its process; `root` when the config names nobody", s => Value.Of(s.Image.User is "" ? "root" : s.Image.User)),
        new("image.sbom", ValueKind.Flag, Any, "the image brings an SBOM, inside or attached to it", s => s.Image.HasSbom is { } has ? Value.Of(has) : default),
        new("distro", ValueKind.Text, Any, "os-release's ID: `debian`", s => Value.Of(s.Image.Os?.Id)),
        new("distro.version", ValueKind.Text, Any, "os-release's VERSION_ID: `12`", s => Value.Of(s.Image.Os?.VersionId)),
        new("distro.eol", ValueKind.Date, Any, "the last day its release gets fixes", s => Value.Of(s.Image.EndOfLife)),
        new("packages", ValueKind.Number, Any, "how many packages there are", s => Value.Of(s.Packages)),
        new("gaps", ValueKind.Number, Any, "how many parts could not be looked at", s => Value.Of(s.Gaps)),
        new("database.age", ValueKind.Duration, Any, "since the newest record of the advisory database", s => Value.OfDays(s.Database?.AgeInDays(s.Today))),
        new("today", ValueKind.Date, Any, "the date, in UTC", s => Value.Of(s.Today)),
    ];

    public static Field? Find(string name) => ByName.GetValueOrDefault(name);

    private static readonly Dictionary<string, Field> ByName = All.ToDictionary(f => f.Name, StringComparer.Ordinal);
}
