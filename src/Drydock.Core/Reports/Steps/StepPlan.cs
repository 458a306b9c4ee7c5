using System.Collections.Immutable;
using Drydock.Core.Advisories;
using Drydock.Core.Advisories.Versions;
using Drydock.Core.Findings.Parents;
using Drydock.Core.Inventories;

namespace Drydock.Core.Reports.Steps;

/// <summary>What to do about the known vulnerabilities that count, in the order that removes most risk per step; and how many nobody can do anything about yet.</summary>
/// <param name="Steps">The step that removes most risk first.</param>
/// <param name="WithoutFix">Findings without a version to go to, by what the vendor says.</param>
internal sealed record StepPlan(ImmutableArray<Step> Steps, ImmutableSortedDictionary<AdvisoryStatus, int> WithoutFix)
{
    private static readonly IVersionScheme Generic = VersionSchemes.Find("generic")!;

    public static StepPlan Of(PlatformReport platform)
    {
        var open = platform.OrderedFindings.Where(f => f.IsOpen && f.Finding.Vulnerability is not null).ToList();
        var groups = open.GroupBy(f => KeyOf(f.Finding.Vulnerability!.Package), (_, same) => same.ToList()).ToList();
        var total = groups.Sum(g => RiskOf(g));
        var fixable = groups.ConvertAll(g => g.FindAll(f => f.Finding.Vulnerability!.IsFixable)).FindAll(g => g.Count > 0);
        var below = fixable.FindAll(g => g.TrueForAll(f => f.Finding.Origin == Origin.Base));
        var steps = fixable.Except(below).Select(g => Upgrade(platform, g, total)).ToList();
        if (below.Count > 0)
        {
            steps.Add(Rebuild(platform, [.. below.SelectMany(g => g)], below.Sum(g => RiskOf(g)), total));
        }

        return new StepPlan(
            [.. steps.OrderByDescending(s => s.Risk).ThenByDescending(s => s.Findings).ThenBy(s => s.Name, StringComparer.Ordinal).ThenBy(s => s.Command, StringComparer.Ordinal)],
            open.Where(f => !f.Finding.Vulnerability!.IsFixable).CountBy(f => f.Finding.Vulnerability!.Status).ToImmutableSortedDictionary(c => c.Key, c => c.Value));
    }

    /// <summary>What is upgraded together: the packages that a distribution built from one source; of languages every copy of a package.</summary>
    private static Upgraded KeyOf(InstalledPackage installed) =>
        new(installed.Purl.Type, Ecosystems.Find(installed.Package.Ecosystem).IsOs && installed.Package.Source is { } source ? source.Name : installed.Name);

    /// <summary>A vulnerability in several packages of one source is one risk.</summary>
    private static double RiskOf(List<JudgedFinding> findings) => findings.GroupBy(f => f.Finding.Vulnerability!.Id, StringComparer.Ordinal).Sum(g => g.Max(f => f.Finding.Vulnerability!.Risk));

    private static Step Upgrade(PlatformReport platform, List<JudgedFinding> findings, double total)
    {
        var packages = Packages(findings);
        var (ecosystem, name) = KeyOf(packages[0]);
        var scheme = VersionSchemes.Find(ecosystem) ?? Generic;
        var to = findings.Select(f => f.Finding.Vulnerability!.FixedVersion).Aggregate((a, b) => scheme.Compare(a, b) >= 0 ? a : b);
        return Of(StepKind.Upgrade, name, findings, RiskOf(findings), total) with { To = to, Command = UpgradeCommands.For(ecosystem, platform.Inventory.Os, packages, to) };
    }

    private static Step Rebuild(PlatformReport platform, List<JudgedFinding> findings, double risk, double total) =>
        Of(StepKind.Rebuild, platform.Base is { Name.Length: > 0 } from ? from.Name : "the base image", findings, risk, total) with { Command = "docker build --pull ." };

    private static Step Of(StepKind kind, string name, List<JudgedFinding> findings, double risk, double total)
    {
        var packages = Packages(findings);
        return new Step(
            kind,
            name,
            Sorted(packages.Select(p => p.Purl.ToString())),
            kind == StepKind.Rebuild ? [] : Sorted(packages.Select(p => p.Version)),
            "",
            findings.Count,
            Sorted(findings.Select(f => f.Finding.Vulnerability!.Id)),
            risk,
            total > 0 ? risk / total : 0,
            "");
    }

    private static List<InstalledPackage> Packages(List<JudgedFinding> findings) => [.. findings.Select(f => f.Finding.Vulnerability!.Package).DistinctBy(p => p.Purl)];

    private static ImmutableArray<string> Sorted(IEnumerable<string> texts) => [.. texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private sealed record Upgraded(string Ecosystem, string Name);
}
