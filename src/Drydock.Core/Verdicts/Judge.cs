using System.Collections.Immutable;
using Drydock.Core.Advisories;
using Drydock.Core.Findings;
using Drydock.Core.Inventories;
using Drydock.Core.Verdicts.Conditions;
using Drydock.Core.Verdicts.Policies;
using Drydock.Core.Verdicts.Vex;
using Drydock.Core.Verdicts.Waivers;
using Drydock.Oci.Layers;

namespace Drydock.Core.Verdicts;

/// <summary>Applies one policy to one image. First come those who say that a finding does not count, then the rules.</summary>
internal sealed class Judge
{
    private readonly GateInput input;
    private readonly WaiverBook waivers;
    private readonly VexBook vex;
    private readonly ConditionSubject image;
    private readonly List<PolicyRule> onFindings;

    public Judge(GateInput input)
    {
        this.input = input;
        waivers = new WaiverBook([.. input.Policy.Waivers, .. input.Waivers], input.Today);
        vex = new VexBook(input.Vex, input.Image, input.Packages);
        onFindings = [.. RulesOn(ConditionScope.Findings)];
        image = new ConditionSubject(input.Image, input.Database, input.Today) { Gaps = input.Gaps.Count(g => g.Kind != GapKind.Skipped), Packages = input.Packages.Length };
    }

    public Decision Decide(Finding finding)
    {
        var names = FindingNames.Of(finding);
        var severity = OwnSeverity(names);
        var subject = image with { Finding = finding, Package = finding.Vulnerability?.Package, Severity = severity ?? finding.Severity };
        var said = vex.Find(finding);
        var decision = Suppress(subject, names, said) is { } suppression
            ? new Decision(names[0], Outcome.Pass, $"{What(subject)} does not count: {suppression.Why}") { Suppression = suppression, Rule = suppression.Kind == SuppressionKind.Policy ? suppression.By : "" }
            : Weigh(subject, names[0]);
        return decision with { Severity = severity };
    }

    public Decision Decide(Gap gap)
    {
        var where = gap.Path.Length > 0 ? $"'{gap.Path}'" : "A part of the image";
        if (gap.Kind == GapKind.Skipped)
        {
            return new Decision("gap", Outcome.Pass, $"{where} was left out on purpose: {gap.Message}");
        }

        var reason = $"{where} could not be looked at: {gap.Message}";
        return waivers.Find(["gap"], null, [gap.Path], null) is { } waiver
            ? new Decision("gap", Outcome.Pass, reason) { Suppression = Of(waiver) }
            : new Decision("gap", input.Policy.Gaps, reason);
    }

    /// <summary>What conditions on packages say; a package has no decision of its own.</summary>
    public IEnumerable<Notice> OnPackages()
    {
        foreach (var rule in RulesOn(ConditionScope.Packages).Where(r => r.Then != PolicyAction.Ignore))
        {
            foreach (var package in input.Packages.Where(p => rule.When.Holds(image with { Package = p })))
            {
                var waiver = waivers.Find([rule.Name], package, package.Locations, null);
                var licenses = package.Licenses.IsEmpty ? "" : $" ({string.Join(", ", package.Licenses.Take(4))})";
                yield return new Notice(
                    NoticeKind.Package,
                    waiver is null ? rule.Outcome : Outcome.Pass,
                    $"{package.Purl}{licenses}: rule '{rule.Name}' {Does(rule)}{Because(rule)}{(waiver is null ? "" : $" It is waived by {waiver.Owner}: {waiver.Reason}")}",
                    package.Locations.FirstOrDefault() ?? "");
            }
        }
    }

    public IEnumerable<Notice> OnImage() =>
        from rule in RulesOn(ConditionScope.Image)
        where rule.Then != PolicyAction.Ignore && rule.When.Holds(image)
        let waiver = waivers.Find([rule.Name], null, [], null)
        select new Notice(NoticeKind.Image, waiver is null ? rule.Outcome : Outcome.Pass, $"The image: rule '{rule.Name}' {Does(rule)}{Because(rule)}{(waiver is null ? "" : $" It is waived by {waiver.Owner}: {waiver.Reason}")}", rule.Place);

    /// <summary>What is wrong with what was given beside the image. Ask last: it depends on what was of use.</summary>
    public IEnumerable<Notice> OnFiles() => [.. input.Policy.Notices, .. input.Notices, .. waivers.Notices(), .. vex.Notices()];

    private IEnumerable<PolicyRule> RulesOn(ConditionScope scope) => input.Policy.Rules.Where(r => r.Scope == scope);

    private Severity? OwnSeverity(ImmutableArray<string> names)
    {
        foreach (var name in input.Policy.Severities.IsEmpty ? [] : names)
        {
            if (input.Policy.Severities.TryGetValue(name, out var severity))
            {
                return severity;
            }
        }

        return null;
    }

    private Suppression? Suppress(ConditionSubject subject, ImmutableArray<string> names, VexStatement? said)
    {
        var finding = subject.Finding!;
        var paths = finding.Vulnerability is { } v ? [finding.At.Path, .. v.Package.Locations] : ImmutableArray.Create(finding.At.Path);
        var waiver = waivers.Find(names, subject.Package, paths, finding.Vulnerability);
        if (finding.Vulnerability?.Covered is { } covered)
        {
            return new Suppression(SuppressionKind.Covered, covered.By.ToString(), covered.Reason);
        }

        return said?.Status is VexStatus.NotAffected or VexStatus.Fixed ? Of(said)
            : waiver is not null ? Of(waiver)
            : input.Baseline?.Has(finding) == true ? new Suppression(SuppressionKind.Baseline, input.Baseline.Name, "it was there before.")
            : onFindings.Find(r => r.Then == PolicyAction.Ignore && r.When.Holds(subject)) is { } rule
                ? new Suppression(SuppressionKind.Policy, rule.Name, rule.Reason) { Place = rule.Place }
                : null;
    }

    private Decision Weigh(ConditionSubject subject, string name)
    {
        var decision = new Decision(name, Outcome.Pass, $"{Describe(subject)}, and no rule of the policy speaks of it.");
        foreach (var rule in onFindings.Where(r => r.Then != PolicyAction.Ignore && r.When.Holds(subject)))
        {
            var grace = GraceOf(rule, subject);
            var outcome = grace is null ? rule.Outcome : Outcome.Warn;
            if (outcome > decision.Outcome)
            {
                var reason = grace is null ? $"rule '{rule.Name}' {Does(rule)}{Because(rule)}" : $"rule '{rule.Name}' fails it from {grace:yyyy-MM-dd} on, because it is newly published.";
                decision = new Decision(name, outcome, $"{Describe(subject)}: {reason}") { Rule = rule.Name, GraceUntil = grace?.AddDays(-1) };
            }
        }

        return decision;
    }

    /// <summary>The first day on which a newly published vulnerability fails; null when that has come.</summary>
    private DateOnly? GraceOf(PolicyRule rule, ConditionSubject subject)
    {
        if (rule.Grace == 0 || subject.Vulnerability?.Published is not { } published)
        {
            return null;
        }

        var day = Math.Min(published.DayNumber + (long)rule.Grace, DateOnly.MaxValue.DayNumber);
        return day > input.Today.DayNumber ? DateOnly.FromDayNumber((int)day) : null;
    }

    private static Suppression Of(Waiver waiver) => new(SuppressionKind.Waiver, waiver.Owner, waiver.Reason, waiver.Expires) { Place = waiver.Place, Justification = waiver.Justification };

    private static Suppression Of(VexStatement said) => new(SuppressionKind.Vex, said.Author, Why(said)) { Place = said.Place, Justification = said.Justification };

    private static string Why(VexStatement said)
    {
        var status = said.Status == VexStatus.Fixed ? "fixed" : "not affected";
        var why = said.Justification.Length > 0 ? $"{status}, {said.Justification.Replace('_', ' ')}" : status;
        return said.Text.Length > 0 ? $"{why}: {said.Text}" : $"{why}.";
    }

    private static string Does(PolicyRule rule) => rule.Then switch
    {
        PolicyAction.Fail => "fails it",
        PolicyAction.Incomplete => "leaves the answer open",
        _ => "warns of it",
    };

    private static string Because(PolicyRule rule) => rule.Reason.Length > 0 ? $", because {rule.Reason.TrimEnd('.')}." : $" ({rule.When.Text}).";

    private static string What(ConditionSubject subject) => subject.Vulnerability is { } v
        ? $"{v.Id} in {v.Package.Name} {v.Package.Version}"
        : $"{subject.Finding!.Rule.Name}{(subject.Finding.At.Path is { Length: > 0 } path ? $" at '{path}'" : "")}";

    private static string Describe(ConditionSubject subject) =>
        $"{What(subject)} is {(subject.Severity == Severity.Unknown ? "of unknown severity" : Kebab.Of(subject.Severity))}{(subject.Vulnerability is { IsFixable: true } v ? $" and fixed in {v.FixedVersion}" : "")}";
}
