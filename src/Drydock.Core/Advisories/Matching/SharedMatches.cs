using System.Collections.Concurrent;
using Drydock.Core.Inventories;

namespace Drydock.Core.Advisories.Matching;

/// <summary>The matches of packages, made once for all that ask the same: most binary packages share their source with others. Safe for several threads.</summary>
internal sealed class SharedMatches(Lookups lookups)
{
    private readonly PackageMatcher matcher = new(lookups);
    private readonly ConcurrentDictionary<Question, Lazy<PackageMatch[]>> answers = new();

    public PackageMatch[] Of(Package package, IEnumerable<PackageQuery> queries)
    {
        // A name of which nobody speaks makes no difference.
        var asked = queries.Where(q => lookups.Statements(q).Count > 0).ToList();
        if (asked.Count == 0)
        {
            return [];
        }

        var traits = PackageTraits.Of(package);
        var question = new Question(string.Join('\n', asked.Select(q => $"{q.Space}\t{q.Name}\t{q.Version}\t{q.IsSource}")), traits);
        return answers.GetOrAdd(question, _ => new Lazy<PackageMatch[]>(() => [.. matcher.Match(traits, asked, tellsAll: false)])).Value;
    }

    private sealed record Question(string Queries, PackageTraits Traits);
}
