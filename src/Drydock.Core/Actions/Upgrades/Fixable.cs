using System.Collections.Immutable;
using System.Globalization;
using Drydock.Core.Advisories;
using Drydock.Core.Findings;
using Drydock.Core.Inventories;
using Drydock.Core.Reports;
using Drydock.Core.Reports.Steps;

namespace Drydock.Core.Actions.Upgrades;

/// <summary>What findings say about raising packages: which are to be raised, and which nobody can.</summary>
internal static class Fixable
{
    private const int MostNamed = 12;

    /// <summary>Vulnerabilities that a newer package of the distribution ends; what does not count (covered by another statement) is left out.</summary>
    public static IEnumerable<Vulnerability> Of(IEnumerable<Finding> findings, string ecosystem) =>
        findings.Select(f => f.Vulnerability).OfType<Vulnerability>().Where(v => v.IsFixable && v.Covered is null && v.Package.Package.Ecosystem == ecosystem);

    /// <summary>What is left whatever is raised.</summary>
    public static IEnumerable<string> Left(IEnumerable<Finding> findings, OsRelease? os)
    {
        var known = findings.Select(f => f.Vulnerability).OfType<Vulnerability>().Where(v => v.Covered is null).ToList();
        var unfixed = known.Where(v => !v.IsFixable).Select(v => v.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (unfixed.Count > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"no fix: {Amount.Of(unfixed.Count, "vulnerability has", "vulnerabilities have")} none yet: {string.Join(", ", unfixed.Take(MostNamed))}{(unfixed.Count > MostNamed ? ", …" : "")}");
        }

        foreach (var group in known.Where(v => v.IsFixable && !Ecosystems.Find(v.Package.Package.Ecosystem).IsOs).GroupBy(v => (v.Package.Package.Ecosystem, v.Package.Name)).OrderBy(g => g.Key.Ecosystem, StringComparer.Ordinal).ThenBy(g => g.Key.Name, StringComparer.Ordinal))
        {
            var ids = string.Join(", ", group.Select(v => v.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(MostNamed));
            var to = group.Last().FixedVersion;
            var command = UpgradeCommands.For(group.Key.Ecosystem, os, [.. group.Select(v => v.Package).Distinct()], to);
            yield return $"out of reach: {group.Key.Ecosystem} {group.Key.Name} ({ids}) is fixed in {to}, and is no package of the distribution{(command.Length > 0 ? $"; where it is built: {command}" : "")}";
        }
    }
}
