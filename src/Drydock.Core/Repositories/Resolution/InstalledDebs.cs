using Drydock.Core.Repositories.Debs;

namespace Drydock.Core.Repositories.Resolution;

/// <summary>What is installed, by every name that relations can mean it with.</summary>
internal sealed class InstalledDebs
{
    private readonly Dictionary<DebKey, DebPackage> byKey = [];
    private readonly Dictionary<string, List<DebPackage>> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<DebPackage>> dependants = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<DebPackage>> opponents = new(StringComparer.Ordinal);

    public InstalledDebs(IEnumerable<DebPackage> packages, string native)
    {
        foreach (var package in packages)
        {
            if (!byKey.TryAdd(DebKey.Of(package, native), package))
            {
                continue;
            }

            Note(byName, package.Provides.Select(p => p.Name).Append(package.Name), package);
            Note(dependants, package.Depends.SelectMany(d => d.Alternatives).Select(r => r.Name), package);
            Note(opponents, package.Conflicts.Concat(package.Breaks).Select(r => r.Name), package);
        }
    }

    public IEnumerable<DebPackage> All => byKey.Values;

    public DebPackage? Find(DebKey key) => byKey.GetValueOrDefault(key);

    /// <summary>Those that have or provide a name.</summary>
    public IReadOnlyList<DebPackage> Answering(string name) => byName.GetValueOrDefault(name) ?? [];

    /// <summary>Those that have a dependency on a name.</summary>
    public IReadOnlyList<DebPackage> Needing(string name) => dependants.GetValueOrDefault(name) ?? [];

    /// <summary>Those that conflict with a name or break it.</summary>
    public IReadOnlyList<DebPackage> Against(string name) => opponents.GetValueOrDefault(name) ?? [];

    private static void Note(Dictionary<string, List<DebPackage>> map, IEnumerable<string> names, DebPackage package)
    {
        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            if (!map.TryGetValue(name, out var list))
            {
                map[name] = list = [];
            }

            list.Add(package);
        }
    }
}
