using System.Collections.Immutable;
using Drydock.Core.Repositories.Debs;

namespace Drydock.Core.Repositories.Resolution;

/// <summary>
/// Finds the smallest set of upgrades that raises what is to be raised and leaves no dependency broken: new packages where they are needed, none removed, none older than before.
/// One target after the other is added to what was found so far, by a search for the cheapest draft in which nothing clashes; one that cannot be reached is refused with the first reason
/// that stood in the way, and tried again after the others.
/// </summary>
public sealed class DebResolver
{
    /// <summary>Drafts that are looked at for one target. Real ones need fewer than a hundred; finding the answer is as hard as any such puzzle.</summary>
    private const int MostDrafts = 2_000;
    private readonly InstalledDebs installed;
    private readonly DebCandidates candidates;
    private readonly ClashWays ways;
    private readonly ClashFinder clashes;
    private readonly string native;

    /// <param name="installed">See <see cref="DebPackage.Installed"/>.</param>
    /// <param name="indexes">Of the same release only.</param>
    /// <param name="native">dpkg's own architecture in the image, such as <c>amd64</c>.</param>
    public DebResolver(IEnumerable<DebPackage> installed, IReadOnlyList<DebIndex> indexes, string native)
    {
        this.native = native;
        this.installed = new InstalledDebs(installed, native);
        candidates = new DebCandidates(indexes, native);
        ways = new ClashWays(candidates, native);
        clashes = new ClashFinder(this.installed, ways, native);
    }

    /// <summary>A target for every installed package of which there is a newer version.</summary>
    public ImmutableArray<UpgradeTarget> Upgradable(string reason) =>
    [
        .. installed.All.Where(p => candidates.Newer(p).Count > 0).OrderBy(p => DebKey.Of(p, native), KeyOrder.Instance)
            .Select(p => new UpgradeTarget(p.Name, DebKey.ArchitectureOf(p, native), AtLeast: null, reason)),
    ];

    public UpgradePlan Resolve(IEnumerable<UpgradeTarget> targets)
    {
        var draft = new Draft(installed, native);
        var refused = new List<(int Number, UpgradeRefusal Refusal)>();
        var open = targets.SelectMany(Places).Index().ToList();
        for (var isNew = true; isNew && open.Count > 0; open = [.. refused.Select(r => (r.Number, (r.Refusal.Target, r.Refusal.Installed)))])
        {
            refused.Clear();
            isNew = false;
            foreach (var (number, (target, package)) in open)
            {
                if (Reach(ref draft, target, package) is { } reason)
                {
                    refused.Add((number, new UpgradeRefusal(target, package, reason)));
                }
                else
                {
                    isNew = true;
                }
            }
        }

        return new UpgradePlan([.. draft.Changes.Values], [.. refused.OrderBy(r => r.Number).Select(r => r.Refusal)]);
    }

    private IEnumerable<(UpgradeTarget Target, DebPackage? Package)> Places(UpgradeTarget target)
    {
        var found = installed.Answering(target.Package)
            .Where(p => p.Name == target.Package && (target.Architecture is null || target.Architecture == p.Architecture || target.Architecture == DebKey.ArchitectureOf(p, native)))
            .Select(p => (target, (DebPackage?)p)).ToList();
        return found.Count > 0 ? found : [(target, null)];
    }

    /// <returns>Why not; null when the target is reached.</returns>
    private string? Reach(ref Draft draft, UpgradeTarget target, DebPackage? package)
    {
        if (package is null)
        {
            return "it is not installed";
        }

        var key = DebKey.Of(package, native);
        if (draft.Changes.TryGetValue(key, out var change) && IsEnough(change.Candidate, target))
        {
            draft = draft.With(change.Candidate, target.Reason, cost: 0);
            return null;
        }

        if (IsEnough(package, target) && target.AtLeast is not null)
        {
            return null;
        }

        var newer = ways.Raise(package, target.Reason).ToList();
        var enough = newer.Where(w => IsEnough(w.Candidate, target)).ToList();
        if (package.IsHeld || change is not null || enough.Count == 0)
        {
            return package.IsHeld ? $"it is held at {package.Version}"
                : change is not null ? $"{change.Candidate.Version} was chosen already: {change.Reason}"
                : newer.Count > 0 ? $"the newest version to be had is {newer[0].Candidate.Version}, and {target.AtLeast} is needed"
                : $"no repository has a newer version than {package.Version}";
        }

        return Search(ref draft, enough);
    }

    private static bool IsEnough(DebPackage package, UpgradeTarget target) => target.AtLeast is null || DebVersion.Compare(package.Version, target.AtLeast) >= 0;

    private string? Search(ref Draft draft, List<ClashWay> starts)
    {
        var queue = new PriorityQueue<Draft, (int Cost, int Number)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var number = 0;
        string? reason = null;
        Push(draft.Settled(), starts);
        for (var count = 0; queue.TryDequeue(out var next, out _); count++)
        {
            if (count == MostDrafts)
            {
                return $"no way was found in {MostDrafts} tries; the first that failed: {reason}";
            }

            var clash = clashes.Find(next);
            if (clash is null)
            {
                draft = next;
                return null;
            }

            if (clash.Ways.IsEmpty)
            {
                reason ??= clash.Happened;
            }

            Push(next, clash.Ways);
        }

        return reason;

        void Push(Draft from, IReadOnlyList<ClashWay> ways)
        {
            foreach (var way in ways)
            {
                var next = from.With(way.Candidate, way.Reason, way.Cost);
                if (seen.Add(next.Identity))
                {
                    queue.Enqueue(next, (next.Cost, number++));
                }
            }
        }
    }
}
