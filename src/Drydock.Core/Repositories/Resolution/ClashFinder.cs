using System.Collections.Immutable;
using Drydock.Core.Repositories.Debs;

namespace Drydock.Core.Repositories.Resolution;

/// <summary>
/// Finds what does not hold in a draft: dependencies, conflicts, and versions that go in lockstep. Only what the changes of the draft touch is looked at, and what was broken
/// before they came does not count: images in which packages were removed by force are not mended, but not refused either.
/// </summary>
internal sealed class ClashFinder(InstalledDebs installed, ClashWays ways, string native)
{
    private readonly Draft before = new(installed, native);

    /// <summary>The first thing; null when all is well.</summary>
    public Clash? Find(Draft draft) =>
        draft.Changes.Values.Select(c => OfLockstep(draft, c) ?? OfOwnNeeds(draft, c) ?? OfOwnConflicts(draft, c) ?? OfOthersNeeds(draft, c) ?? OfOthersConflicts(draft, c)).FirstOrDefault(c => c is not null);

    private Clash? OfLockstep(Draft draft, UpgradeChoice change)
    {
        var package = change.Candidate;
        foreach (var other in draft.Answering(package.Name).Where(p => p.Name == package.Name && DebKey.Of(p, native) != DebKey.Of(package, native)))
        {
            if (package.MultiArch != DebMultiArch.Same || other.MultiArch != DebMultiArch.Same || package.Version != other.Version)
            {
                return ways.ForLockstep(draft, package, other);
            }
        }

        return null;
    }

    private Clash? OfOwnNeeds(Draft draft, UpgradeChoice change) =>
        change.Candidate.Depends.FirstOrDefault(d => !draft.Satisfies(d, change.Candidate) && !WasBroken(d, change.Installed)) is { } missing
            ? ways.ForNeed(draft, change.Candidate, missing)
            : null;

    private Clash? OfOwnConflicts(Draft draft, UpgradeChoice change)
    {
        foreach (var relation in change.Candidate.Conflicts.Concat(change.Candidate.Breaks))
        {
            foreach (var other in draft.Answering(relation.Name))
            {
                if (other.Name != change.Candidate.Name && DebMatching.Excludes(relation, other, native) && !WasExcluded(change.Installed, other))
                {
                    return ways.ForConflict(draft, change.Candidate, other, relation);
                }
            }
        }

        return null;
    }

    private Clash? OfOthersNeeds(Draft draft, UpgradeChoice change)
    {
        foreach (var name in NamesOf(change.Installed))
        {
            foreach (var other in installed.Needing(name))
            {
                if (!draft.IsChanged(DebKey.Of(other, native))
                    && other.Depends.FirstOrDefault(d => d.Alternatives.Any(r => r.Name == name) && before.Satisfies(d, other) && !draft.Satisfies(d, other)) is { } missing)
                {
                    return ways.ForNeed(draft, other, missing);
                }
            }
        }

        return null;
    }

    private Clash? OfOthersConflicts(Draft draft, UpgradeChoice change)
    {
        foreach (var name in NamesOf(change.Candidate))
        {
            foreach (var other in installed.Against(name))
            {
                if (other.Name != change.Candidate.Name && !draft.IsChanged(DebKey.Of(other, native))
                    && other.Conflicts.Concat(other.Breaks).FirstOrDefault(r => DebMatching.Excludes(r, change.Candidate, native) && !(change.Installed is { } old && DebMatching.Excludes(r, old, native))) is { } relation)
                {
                    return ways.ForConflict(draft, other, change.Candidate, relation);
                }
            }
        }

        return null;
    }

    private static IEnumerable<string> NamesOf(DebPackage? package) => package is null ? [] : package.Provides.Select(p => p.Name).Append(package.Name).Distinct(StringComparer.Ordinal);

    /// <summary>The older version had the same need, and it was not met.</summary>
    private bool WasBroken(DebDependency dependency, DebPackage? old) =>
        old?.Depends.Any(d => d.Alternatives.Length == dependency.Alternatives.Length
            && d.Alternatives.Zip(dependency.Alternatives).All(p => p.First.Name == p.Second.Name) && !before.Satisfies(d, old)) == true;

    private bool WasExcluded(DebPackage? old, DebPackage other) =>
        old is not null && installed.Find(DebKey.Of(other, native)) == other && old.Conflicts.Concat(old.Breaks).Any(r => DebMatching.Excludes(r, other, native));
}
