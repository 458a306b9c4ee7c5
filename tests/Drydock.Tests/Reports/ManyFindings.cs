using Drydock.Core.Advisories;
using Drydock.Core.Findings;
using Drydock.Core.Inventories;
using Drydock.Core.Reports;
using Drydock.Core.Verdicts;

namespace Drydock.Tests.Reports;

/// <summary>A report with as many vulnerabilities as asked for, ten in each package.</summary>
internal static class ManyFindings
{
    public static Report Of(int count, string version = "1.0")
    {
        var sample = SampleReports.All["vulnerabilities"];
        var rule = sample.Platforms[0].Findings[0].Rule;
        var packages = new List<InstalledPackage>();
        var findings = new List<Finding>();
        for (var i = 0; i < count; i++)
        {
            if (i % 10 == 0)
            {
                var package = new Package { Ecosystem = "npm", Name = $"package-{i / 10}", Version = version };
                packages.Add(new InstalledPackage(package, Purls.Of(package, null), 1, [$"app/node_modules/package-{i / 10}/package.json"]) { Analyzer = "npm-package" });
            }

            var severity = (Severity)(1 + (i % 5));
            findings.Add(new Finding(rule, severity, $"Finding {i}", new Location(packages[^1].Locations[0]))
            {
                Vulnerability = new Vulnerability
                {
                    Id = $"CVE-2099-{i + 10_000}", Package = packages[^1], Severity = severity, Status = AdvisoryStatus.Fixed, FixedVersion = i % 3 == 0 ? "" : "2.0", Risk = i % 100, Source = "osv",
                    Text = new VulnerabilityText($"Title {i}", new string('d', 300), [$"https://example.com/{i}"]),
                },
            });
        }

        var inventory = sample.Platforms[0].Inventory with { Packages = [.. packages] };
        return sample with { Platforms = [sample.Platforms[0] with { Inventory = inventory, Findings = [.. findings], Verdict = Gate.Decide(new GateInput([.. findings], inventory.Gaps, SampleDecisions.Today)) }] };
    }
}
