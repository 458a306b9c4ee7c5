using System.Collections.Immutable;
using Drydock.Core.Advisories.Storage;

namespace Drydock.Core.Advisories.Matching;

/// <summary>
/// Holds every statement about one package against its version, and decides for each vulnerability:
/// <list type="number">
/// <item>Statements that are about other builds (architecture, stream, channel) are left out.</item>
/// <item>Statements are gathered by vulnerability; all names of one are put together.</item>
/// <item>For a distribution one source decides: one that says where it is fixed, or that it is not affected, before one that only says that it is open (the fix
/// came later); a publisher before what was derived from changelogs; the newer feed before the older. Of a language every source counts.</item>
/// </list>
/// </summary>
internal sealed class PackageMatcher(Lookups lookups)
{
    /// <summary>Facts derived from changelogs: right nearly always, but nobody stated them.</summary>
    private const string Derived = "debian-changelog";

    /// <param name="tellsAll">Also what is said of vulnerabilities that the package does not have: most of what there is, and of use to explanations only.</param>
    public IEnumerable<PackageMatch> Match(PackageTraits package, IEnumerable<PackageQuery> queries, bool tellsAll)
    {
        var held = new List<StatementMatch>();
        foreach (var query in queries)
        {
            foreach (var statement in lookups.Statements(query))
            {
                if (Applicability.Holds(statement.Statement, query, package))
                {
                    held.Add(StatementMatch.Of(statement, query));
                }
            }
        }

        return tellsAll || held.Exists(m => m.IsAffected) ? Gather(held, tellsAll) : [];
    }

    /// <summary>One match for each vulnerability, by its name. What a package has is asked first: of all else only what speaks of the same is of interest, and that is little.</summary>
    private List<PackageMatch> Gather(List<StatementMatch> held, bool tellsAll)
    {
        var names = new NameSets();
        var updates = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        var subjects = new List<(StatementMatch Match, List<string> Ids)>();
        foreach (var match in held)
        {
            if (tellsAll || match.IsAffected)
            {
                subjects.Add((match, IdsOf(match, names, updates)));
            }
        }

        foreach (var match in held)
        {
            // A CVE is about itself: what is said of another one is of no interest here.
            if (!tellsAll && !match.IsAffected && (!VulnerabilityIds.IsCve(match.Statement.Advisory) || names.Knows(match.Statement.Advisory)))
            {
                subjects.Add((match, VulnerabilityIds.IsCve(match.Statement.Advisory) ? [match.Statement.Advisory] : IdsOf(match, names, updates)));
            }
        }

        var byRoot = new SortedDictionary<string, List<StatementMatch>>(StringComparer.Ordinal);
        foreach (var (match, ids) in subjects)
        {
            foreach (var id in ids)
            {
                AddTo(byRoot, names.Root(id), match);
            }
        }

        return Decide(byRoot, names.ByRoot(), updates, tellsAll);
    }

    private static void AddTo(SortedDictionary<string, List<StatementMatch>> byRoot, string root, StatementMatch match)
    {
        if (!byRoot.TryGetValue(root, out var same))
        {
            byRoot[root] = same = [];
        }

        same.Add(match);
    }

    private static List<PackageMatch> Decide(
        SortedDictionary<string, List<StatementMatch>> byRoot, ILookup<string, string> all, Dictionary<string, SortedSet<string>> updates, bool tellsAll)
    {
        var decided = new List<PackageMatch>();
        foreach (var (root, same) in byRoot)
        {
            if (tellsAll || same.Exists(m => m.IsAffected))
            {
                var fixes = all[root].SelectMany(n => updates.TryGetValue(n, out var list) ? list : []);
                var match = Decide(root, [.. all[root].Concat(fixes).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], same);
                if (tellsAll || match.IsAffected)
                {
                    decided.Add(match);
                }
            }
        }

        return decided;
    }

    /// <summary>The vulnerabilities that a statement is about, one name each: those that an update covers, or the advisory itself.</summary>
    private List<string> IdsOf(StatementMatch match, NameSets names, Dictionary<string, SortedSet<string>> updates)
    {
        var advisory = match.Statement.Advisory;
        var ids = new List<string>();
        foreach (var record in lookups.Records(match.From.Input, advisory).DefaultIfEmpty(new AdvisoryRecord(advisory, [], [])))
        {
            if (record.Covers.IsEmpty)
            {
                names.Join(advisory, record.Aliases);
                ids.Add(advisory);
                continue;
            }

            foreach (var covered in record.Covers)
            {
                ids.Add(covered);
                _ = names.Root(covered);
                if (!updates.TryGetValue(covered, out var list))
                {
                    updates[covered] = list = new SortedSet<string>(StringComparer.Ordinal);
                }

                list.Add(advisory);
            }
        }

        return [.. ids.Distinct(StringComparer.Ordinal)];
    }

    private static PackageMatch Decide(string id, ImmutableArray<string> names, List<StatementMatch> matches)
    {
        var isDistribution = matches[0].Query.Space.Contains(':', StringComparison.Ordinal);
        var ordered = matches.OrderBy(m => m.IsSettled ? 0 : 1).ThenBy(m => m.Source == Derived ? 1 : 0).ThenByDescending(m => m.From.Input.Newest)
            .ThenBy(m => m.Source, StringComparer.Ordinal).ThenByDescending(m => m.IsAffected).ToList();
        var counting = isDistribution ? ordered.FindAll(m => m.Source == ordered[0].Source && m.IsSettled == ordered[0].IsSettled) : ordered;
        var mended = counting.Find(IsMendedInChannel);
        var isAffected = mended is null && counting.Exists(m => m.IsAffected);
        return new PackageMatch(
            id, names, [.. counting.OrderByDescending(m => ReferenceEquals(m, mended)).ThenByDescending(m => m.IsAffected), .. ordered.Where(m => !counting.Contains(m))], isAffected);
    }

    /// <summary>A package of a channel holds the channel's fix, whatever number the plain release's has.</summary>
    private static bool IsMendedInChannel(StatementMatch match) =>
        match is { IsAffected: false, Statement: { Channel.Length: > 0, Status: AdvisoryStatus.Fixed }, Query.Space: var space } && space.Contains(':', StringComparison.Ordinal);
}
