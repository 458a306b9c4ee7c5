using System.Collections.Immutable;
using Drydock.Core.Repositories.Debs;

namespace Drydock.Core.Repositories.Resolution;

/// <summary>Knows what could be done about what does not hold: raise a package that is there, or add one. Never remove one, nor go back.</summary>
internal sealed class ClashWays(DebCandidates candidates, string native)
{
    private const int RaiseCost = 10;
    private const int InstallCost = 15;
    private const int AgeCost = 100_000;

    /// <summary>Versions of a package that may take the place of the one that is there, the newest first and cheapest.</summary>
    public IEnumerable<ClashWay> Raise(DebPackage package, string reason) =>
        candidates.Newer(package).Select((c, age) => new ClashWay(c, reason, RaiseCost + (age * AgeCost)));

    public Clash ForNeed(Draft draft, DebPackage from, DebDependency missing)
    {
        var found = ImmutableArray.CreateBuilder<ClashWay>();
        var notes = new List<string>();
        foreach (var relation in missing.Alternatives)
        {
            foreach (var key in candidates.Answering(relation.Name))
            {
                found.AddRange(Serve(draft, from, relation, key, notes));
            }
        }

        AddRaised(draft, from, $"the installed version needs {missing}", found, notes);
        var end = notes.Count > 0 ? string.Join(", and ", notes.Distinct(StringComparer.Ordinal)) : "no repository has that";
        return new Clash($"{Describe(from)} needs {missing}, and {end}", found.ToImmutable());
    }

    public Clash ForConflict(Draft draft, DebPackage from, DebPackage other, DebRelation relation)
    {
        var found = ImmutableArray.CreateBuilder<ClashWay>();
        var notes = new List<string>();
        AddRaised(draft, other, $"{Describe(from)} does not go with {relation}", found, notes);
        AddRaised(draft, from, $"the installed version does not go with {relation}", found, notes);
        return new Clash($"{Describe(from)} does not go with {relation}, and {Describe(other)} would have to be removed{string.Concat(notes.Select(n => $" ({n})"))}", found.ToImmutable());
    }

    public Clash ForLockstep(Draft draft, DebPackage package, DebPackage other)
    {
        var found = ImmutableArray.CreateBuilder<ClashWay>();
        var notes = new List<string>();
        AddRaised(draft, other, $"in lockstep with {package.Name}:{package.Architecture}", found, notes);
        var same = found.Where(w => w.Candidate.Version == package.Version).ToImmutableArray();
        return new Clash($"{package.Name}:{other.Architecture} {other.Version} is installed beside it and would need the same version {package.Version}{string.Concat(notes.Select(n => $" ({n})"))}", same);
    }

    private IEnumerable<ClashWay> Serve(Draft draft, DebPackage from, DebRelation relation, DebKey key, List<string> notes)
    {
        var reason = $"needed by {Describe(from)} ({relation})";
        if (draft.Find(key) is not { } present)
        {
            return IsOutOfPlace(draft, from, key) ? [] : candidates.New(key)
                .Select((c, age) => new ClashWay(c, reason, InstallCost + (age * AgeCost)))
                .Where(w => Answers(relation, w.Candidate, from) && MayStandBeside(draft, w.Candidate));
        }

        if (draft.IsChanged(key))
        {
            return [];
        }

        var newer = Raise(present, reason).Where(w => Answers(relation, w.Candidate, from)).ToList();
        if (newer.Count > 0 && present.IsHeld)
        {
            notes.Add($"{present.Name} is held at {present.Version}");
            return [];
        }

        return newer;
    }

    private void AddRaised(Draft draft, DebPackage package, string reason, ImmutableArray<ClashWay>.Builder found, List<string> notes)
    {
        if (draft.IsChanged(DebKey.Of(package, native)))
        {
            return;
        }

        if (package.IsHeld)
        {
            notes.Add($"{package.Name} is held at {package.Version}");
            return;
        }

        found.AddRange(Raise(package, reason));
    }

    private bool Answers(DebRelation relation, DebPackage candidate, DebPackage from) =>
        DebMatching.Satisfies(relation, candidate, DebKey.ArchitectureOf(from, native), native);

    /// <summary>New packages come for dpkg's own architecture, or that of whoever needs them.</summary>
    private bool IsOutOfPlace(Draft draft, DebPackage from, DebKey key) =>
        draft.Find(key) is null && key.Architecture != native && key.Architecture != DebKey.ArchitectureOf(from, native);

    private static bool MayStandBeside(Draft draft, DebPackage candidate) =>
        draft.Answering(candidate.Name).Where(p => p.Name == candidate.Name).All(p => p.MultiArch == DebMultiArch.Same && candidate.MultiArch == DebMultiArch.Same && p.Version == candidate.Version);

    private static string Describe(DebPackage package) => $"{package.Name} {package.Version}";
}
