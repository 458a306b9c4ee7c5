using System.Collections.Immutable;
using Drydock.Core.Advisories.Versions;
using Drydock.Core.Inventories;
using Drydock.Core.Verdicts.Baselines;

namespace Drydock.Core.Reports.Comparisons;

/// <summary>What differs between two images.</summary>
/// <param name="SharedLayers">How many of the lowest layers are the same in both.</param>
internal sealed record Comparison(ComparedImage Before, ComparedImage After, int SharedLayers, ImmutableArray<FactChange> Facts, ImmutableArray<PackageChange> Packages, ImmutableArray<FindingChange> Findings)
{
    private static readonly string[] Severities = ["critical", "high", "medium", "low", "info"];
    private static readonly IVersionScheme Generic = VersionSchemes.Find("generic")!;

    /// <summary>Something is wrong that was not before.</summary>
    public bool HasNewFindings => Findings.Any(f => f.Kind == ChangeKind.Added);

    public static Comparison Of(ComparedImage before, ComparedImage after) => new(
        before,
        after,
        before.Layers.Zip(after.Layers).TakeWhile(l => l.First == l.Second && l.First.Length > 0).Count(),
        [.. before.Facts.Zip(after.Facts).Where(f => f.First.Value != f.Second.Value).Select(f => new FactChange(f.First.Key, f.First.Value, f.Second.Value))],
        [.. PackagesOf(before, after).OrderBy(p => p.Kind).ThenBy(p => p.Ecosystem, StringComparer.Ordinal).ThenBy(p => p.Name, StringComparer.Ordinal)],
        [.. FindingsOf(before, after).OrderBy(f => f.Kind).ThenBy(f => Rank(f.Finding)).ThenBy(f => f.Finding.Id, StringComparer.Ordinal).ThenBy(f => f.Finding.Where, StringComparer.Ordinal)]);

    /// <summary>The worst first; what nobody rates, last.</summary>
    private static int Rank(ComparedFinding finding) => Array.IndexOf(Severities, finding.Severity) is var rank and >= 0 ? rank : Severities.Length;

    private static IEnumerable<PackageChange> PackagesOf(ComparedImage before, ComparedImage after)
    {
        var old = before.Packages.ToLookup(KeyOf, p => p.Version);
        var now = after.Packages.ToLookup(KeyOf, p => p.Version);
        foreach (var key in old.Select(g => g.Key).Concat(now.Select(g => g.Key)).Distinct())
        {
            var gone = Sorted(key.Type, old[key].Except(now[key], StringComparer.Ordinal));
            var came = Sorted(key.Type, now[key].Except(old[key], StringComparer.Ordinal));
            if (gone.Length + came.Length > 0)
            {
                var kind = gone.Length == 0 ? ChangeKind.Added : came.Length == 0 ? ChangeKind.Removed : ChangeKind.Changed;
                yield return new PackageChange(kind, key.Type, key.Name, string.Join(", ", gone), string.Join(", ", came), kind == ChangeKind.Changed && Order(key.Type).Compare(came[^1], gone[0]) < 0);
            }
        }
    }

    private static (string Type, string Name) KeyOf(Purl purl) => (purl.Type, Ecosystems.Find(purl.Type).IsOs || purl.Namespace.Length == 0 ? purl.Name : $"{purl.Namespace}/{purl.Name}");

    private static string[] Sorted(string type, IEnumerable<string> versions) => [.. versions.Order(Comparer<string>.Create(Order(type).Compare))];

    private static IVersionScheme Order(string type) => VersionSchemes.Find(type) ?? Generic;

    private static IEnumerable<FindingChange> FindingsOf(ComparedImage before, ComparedImage after)
    {
        var old = new Dictionary<FindingIdentity, ComparedFinding>();
        foreach (var (identity, finding) in before.Findings.SelectMany(f => f.Identities.Select(i => (i, f))))
        {
            old.TryAdd(identity, finding);
        }

        var seen = new HashSet<ComparedFinding>(ReferenceEqualityComparer.Instance);
        var added = new HashSet<FindingIdentity>();
        foreach (var finding in after.Findings)
        {
            var same = finding.Identities.Select(i => old.GetValueOrDefault(i)).FirstOrDefault(f => f is not null);
            if (same is null)
            {
                if (added.Add(finding.Identities[0]))
                {
                    yield return new FindingChange(ChangeKind.Added, finding);
                }
            }
            else if (seen.Add(same) && same.State != finding.State)
            {
                yield return new FindingChange(ChangeKind.Changed, finding, same);
            }
        }

        foreach (var finding in old.Values.Distinct<ComparedFinding>(ReferenceEqualityComparer.Instance).Where(f => !seen.Contains(f)))
        {
            yield return new FindingChange(ChangeKind.Removed, finding);
        }
    }
}
