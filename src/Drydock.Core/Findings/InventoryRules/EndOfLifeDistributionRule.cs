using Drydock.Core.Advisories;
using Drydock.Core.Findings.Lifecycles;

namespace Drydock.Core.Findings.InventoryRules;

/// <summary>The distribution's release gets no fixes any more, or will soon get none.</summary>
internal sealed class EndOfLifeDistributionRule : IRule<InventorySubject>
{
    public RuleInfo Info { get; } = new(
        "IM007",
        "end-of-life-distribution",
        Severity.High,
        "The distribution's release gets no security fixes any more, so new vulnerabilities in it stay",
        []);

    public IEnumerable<Finding> Check(InventorySubject subject)
    {
        var inventory = subject.Inventory;
        if (Distributions.Find(inventory.Os) is { } time && Lifecycle.Judge(inventory.Os!.PrettyName, time, subject.AsOf) is (var severity, var message))
        {
            yield return new Finding(Info, severity, message, new Location(inventory.OsPath, subject.LayerAt(inventory.OsLayer)));
        }
    }
}
