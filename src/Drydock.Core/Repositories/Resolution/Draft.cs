using System.Collections.Immutable;
using Drydock.Core.Repositories.Debs;

namespace Drydock.Core.Repositories.Resolution;

/// <summary>What would be installed after some changes. It never changes itself.</summary>
internal sealed class Draft
{
    private readonly InstalledDebs installed;
    private readonly string native;
    private ILookup<string, DebPackage>? changed;

    public Draft(InstalledDebs installed, string native)
        : this(installed, native, ImmutableSortedDictionary.Create<DebKey, UpgradeChoice>(KeyOrder.Instance), cost: 0)
    {
    }

    private Draft(InstalledDebs installed, string native, ImmutableSortedDictionary<DebKey, UpgradeChoice> changes, int cost)
    {
        (this.installed, this.native, Changes, Cost) = (installed, native, changes, cost);
    }

    public ImmutableSortedDictionary<DebKey, UpgradeChoice> Changes { get; }

    public int Cost { get; }

    /// <summary>The same for two drafts that come to the same.</summary>
    public string Identity => string.Join(' ', Changes.Select(c => $"{c.Key.Name}:{c.Key.Architecture}={c.Value.Candidate.Version}"));

    public Draft With(DebPackage candidate, string reason, int cost)
    {
        var key = DebKey.Of(candidate, native);
        return new Draft(installed, native, Changes.SetItem(key, new UpgradeChoice(candidate, installed.Find(key), reason)), Cost + cost);
    }

    /// <summary>As it is, so that what comes is counted from here.</summary>
    public Draft Settled() => new(installed, native, Changes, cost: 0);

    public bool IsChanged(DebKey key) => Changes.ContainsKey(key);

    public DebPackage? Find(DebKey key) => Changes.TryGetValue(key, out var change) ? change.Candidate : installed.Find(key);

    /// <summary>Those that have or provide a name.</summary>
    public IEnumerable<DebPackage> Answering(string name)
    {
        foreach (var package in installed.Answering(name))
        {
            if (!IsChanged(DebKey.Of(package, native)))
            {
                yield return package;
            }
        }

        changed ??= Changes.Values
            .SelectMany(c => c.Candidate.Provides.Select(p => p.Name).Append(c.Candidate.Name).Distinct(StringComparer.Ordinal), (c, n) => (Name: n, c.Candidate))
            .ToLookup(c => c.Name, c => c.Candidate, StringComparer.Ordinal);
        foreach (var package in changed[name])
        {
            yield return package;
        }
    }

    public bool Satisfies(DebDependency dependency, DebPackage from)
    {
        var architecture = DebKey.ArchitectureOf(from, native);
        return dependency.Alternatives.Any(r => Answering(r.Name).Any(p => DebMatching.Satisfies(r, p, architecture, native)));
    }
}
