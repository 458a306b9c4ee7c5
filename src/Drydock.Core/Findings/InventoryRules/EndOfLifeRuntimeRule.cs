using Drydock.Core.Advisories;
using Drydock.Core.Findings.Lifecycles;

namespace Drydock.Core.Findings.InventoryRules;

/// <summary>A runtime that no distribution keeps alive gets no fixes any more from its own project, or will soon get none.</summary>
internal sealed class EndOfLifeRuntimeRule : IRule<InventorySubject>
{
    public RuleInfo Info { get; } = new(
        "IM008",
        "end-of-life-runtime",
        Severity.High,
        "A language's runtime gets no security fixes any more from its project",
        []);

    public IEnumerable<Finding> Check(InventorySubject subject)
    {
        foreach (var found in RuntimeSearch.Find(subject))
        {
            if (Runtimes.Find(found.Runtime, found.Version) is { } time && Lifecycle.Judge($"{found.Title} {time.Cycle}", time, subject.AsOf) is (var severity, var message))
            {
                yield return new Finding(Info, severity, message, new Location(found.Place, subject.LayerAt(found.Layer)));
            }
        }
    }
}
