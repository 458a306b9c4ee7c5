using Drydock.Core.Repositories.Debs;

namespace Drydock.Core.Repositories.Resolution;

/// <summary>What the repositories have, as apt would choose from it. <see href="https://manpages.debian.org/bookworm/apt/apt_preferences.5.en.html"/></summary>
internal sealed class DebCandidates(IReadOnlyList<DebIndex> indexes, string native)
{
    private const int InstalledPriority = 100;
    private readonly Dictionary<(DebKey Key, string Than), List<DebPackage>> known = [];

    /// <summary>Newer versions that may take the place of an installed package, newest first.</summary>
    public List<DebPackage> Newer(DebPackage installed) => Of(DebKey.Of(installed, native), installed.Version);

    /// <summary>Versions that may be installed anew, newest first.</summary>
    public List<DebPackage> New(DebKey key) => Of(key, than: "");

    /// <summary>The places of packages that have or provide a name, in the order of the repositories; those that have it first.</summary>
    public IEnumerable<DebKey> Answering(string name) =>
        indexes.SelectMany(i => i.Named(name)).Concat(indexes.SelectMany(i => i.Providing(name))).Select(p => DebKey.Of(p, native)).Distinct();

    private List<DebPackage> Of(DebKey key, string than)
    {
        if (!known.TryGetValue((key, than), out var list))
        {
            var all = indexes.SelectMany(i => i.Named(key.Name))
                .Where(p => p.Problem.Length == 0 && p.Origin!.Priority >= InstalledPriority && DebKey.Of(p, native) == key && (than.Length == 0 || DebVersion.Compare(p.Version, than) > 0))
                .ToList();
            var priority = all.Count == 0 ? 0 : all.Max(p => p.Origin!.Priority);
            known[(key, than)] = list =
            [
                .. all.Where(p => p.Origin!.Priority == priority).OrderByDescending(p => p.Version, Comparer<string>.Create(DebVersion.Compare)).DistinctBy(p => p.Version, StringComparer.Ordinal),
            ];
        }

        return list;
    }
}
