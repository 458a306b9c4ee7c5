using System.Collections.Immutable;
using Drydock.Core.Repositories.Upgrading;

namespace Drydock.Core.Repositories.Apk;

/// <summary>Decides which packages to fetch so that named ones are raised.</summary>
public static class ApkPlanner
{
    /// <summary>The wishes of /etc/apk/world, as a package that nobody can see.</summary>
    private const string WorldName = ".world";

    /// <param name="installed">The records of lib/apk/db/installed.</param>
    /// <param name="world">The text of /etc/apk/world: names, versions that are held, tags.</param>
    public static ApkPlan Plan(IReadOnlyCollection<ApkRecord> installed, string world, IReadOnlyList<ApkIndex> indexes, IEnumerable<WantedUpgrade> wanted)
    {
        var places = new Dictionary<PackageUnit, ApkPlanned>();
        var tagged = Tagged(world);
        foreach (var index in indexes)
        {
            foreach (var record in index.Records)
            {
                if (index.Tag.Length == 0 || tagged.Contains((record.Name, index.Tag)))
                {
                    places.TryAdd(record.Unit, new ApkPlanned(record, index));
                }
            }
        }

        var (needs, conflicts) = ApkRelations.Parse(world);
        var wishes = new PackageUnit { Name = WorldName, Version = "0", Requires = needs, Conflicts = conflicts };
        var result = new UpgradeSolver(new ApkRules(), installed.Select(r => r.Unit).Append(wishes), places.Keys).Solve(wanted);
        return new ApkPlan([.. result.Install.Select(u => places[u])], result.Problem?.Replace($"{WorldName} 0", "/etc/apk/world", StringComparison.Ordinal));
    }

    private static HashSet<(string Name, string Tag)> Tagged(string world)
    {
        var tagged = new HashSet<(string, string)>();
        foreach (var word in world.Split([' ', '\n', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.IndexOf('@', StringComparison.Ordinal) is > 0 and var at)
            {
                var name = word[..at];
                tagged.Add((name.AsSpan().IndexOfAny("<>=~") is >= 0 and var sign ? name[..sign] : name, word[(at + 1)..]));
            }
        }

        return tagged;
    }
}
