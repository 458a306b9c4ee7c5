using System.Collections.Frozen;
using Drydock.Core.Findings;

namespace Drydock.Core.Verdicts.Baselines;

/// <summary>The findings of an earlier report: they do not count again.</summary>
public sealed class Baseline
{
    private readonly FrozenSet<FindingIdentity> known;

    /// <param name="name">The report's file.</param>
    internal Baseline(string name, IEnumerable<FindingIdentity> known) => (Name, this.known) = (name, known.ToFrozenSet());

    public string Name { get; }

    /// <summary>Names in findings of the report, aliases counted apart.</summary>
    public int Count => known.Count;

    public bool Has(Finding finding) => FindingNames.Of(finding).Any(n => known.Contains(FindingIdentity.Of(n, finding.Vulnerability?.Package.Purl, finding.At.Path)));
}
