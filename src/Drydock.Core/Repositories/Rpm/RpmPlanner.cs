using Drydock.Core.Repositories.Upgrading;

namespace Drydock.Core.Repositories.Rpm;

/// <summary>Decides which packages to fetch so that named ones are raised.</summary>
public static class RpmPlanner
{
    /// <param name="installed">See <see cref="RpmUnits"/>.</param>
    /// <param name="repositories">Of two that have the same package the first counts.</param>
    public static RpmPlan Plan(IEnumerable<PackageUnit> installed, IReadOnlyList<RpmMetadata> repositories, IEnumerable<WantedUpgrade> wanted)
    {
        List<PackageUnit> present = [.. installed];
        var kinds = present.Select(u => u.Architecture).ToHashSet(StringComparer.Ordinal);
        var places = new Dictionary<PackageUnit, RpmPlanned>();
        foreach (var repository in repositories)
        {
            foreach (var record in repository.Records.Where(r => r.Unit.Architecture.Length == 0 || kinds.Contains(r.Unit.Architecture)))
            {
                places.Add(record.Unit, new RpmPlanned(record, repository));
            }
        }

        var result = new UpgradeSolver(new RpmRules(), present, places.Keys).Solve(wanted);
        return new RpmPlan([.. result.Install.Select(u => places[u])], result.Remove, result.Problem);
    }
}
