using System.Collections.Immutable;
using Drydock.Core.Advisories;
using Drydock.Core.Inventories;

namespace Drydock.Core.Findings;

/// <summary>Says vulnerabilities as findings. It is no rule about images: what it finds comes from advisories, and its page is docs/vulnerabilities.md.</summary>
public static class KnownVulnerabilities
{
    public static RuleInfo Rule { get; } = new("VN001", "known-vulnerability", Severity.Unknown, "A package has a published vulnerability", ["grype:vulnerability", "trivy:vulnerability"]);

    public static IEnumerable<Finding> Of(ImmutableArray<Vulnerability> vulnerabilities, Inventory inventory) =>
        vulnerabilities.Select(v => new Finding(Rule, v.Severity, Message(v), At(v.Package, inventory)) { Vulnerability = v });

    private static string Message(Vulnerability vulnerability)
    {
        var package = $"{vulnerability.Package.Name} {vulnerability.Package.Version}";
        return vulnerability.Status switch
        {
            AdvisoryStatus.Fixed => $"{package} has {vulnerability.Id}; fixed in {vulnerability.FixedVersion}.",
            AdvisoryStatus.WillNotFix => $"{package} has {vulnerability.Id}; it will not be fixed.",
            AdvisoryStatus.Deferred => $"{package} has {vulnerability.Id}; a fix is put off.",
            AdvisoryStatus.UnderInvestigation => $"{package} may have {vulnerability.Id}; it is not decided yet.",
            AdvisoryStatus.EndOfLife => $"{package} has {vulnerability.Id}, and gets no fixes any more.",
            _ => $"{package} has {vulnerability.Id}; there is no fix.",
        };
    }

    private static Location At(InstalledPackage package, Inventory inventory) => new(
        package.Locations.IsEmpty ? "" : package.Locations[0],
        package.Layer >= 0 && package.Layer < inventory.Layers.Length ? inventory.Layers[package.Layer].DiffId : null);
}
