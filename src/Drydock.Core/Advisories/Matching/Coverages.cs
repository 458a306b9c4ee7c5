using Drydock.Core.Advisories.Storage;
using Drydock.Core.Inventories;

namespace Drydock.Core.Advisories.Matching;

/// <summary>
/// Says where a distribution speaks for a language package that one of its own packages put on disk: the distribution patches without raising the version that
/// the language sees. It speaks when it says anything about the vulnerability and that package, or when a feed that names what is open knows the vulnerability and names
/// it elsewhere only.
/// </summary>
internal sealed class Coverages
{
    /// <summary>Feeds that name what is still open.</summary>
    private static readonly string[] TellOpen = ["debian-tracker", "ubuntu-cve-tracker", "csaf-vex"];
    private readonly Lookups lookups;
    private readonly OsRelease? os;
    private readonly Dictionary<Purl, (InstalledPackage Installed, Lazy<PackageMatch[]> Matches)> owners = [];

    /// <param name="matchesOf">Everything that is said of a package, also what says that it is not affected.</param>
    public Coverages(Lookups lookups, Inventory inventory, Func<InstalledPackage, IEnumerable<PackageMatch>> matchesOf)
    {
        this.lookups = lookups;
        os = inventory.Os;
        foreach (var owner in inventory.Packages.Where(p => Ecosystems.Find(p.Package.Ecosystem).IsOs))
        {
            owners[owner.Purl] = (owner, new Lazy<PackageMatch[]>(() => [.. matchesOf(owner)]));
        }
    }

    /// <summary>Null when nobody but the package's own ecosystem speaks for it.</summary>
    public Coverage? Find(InstalledPackage installed, PackageMatch match)
    {
        if (installed.OwnedBy is not { } purl || Ecosystems.Find(installed.Package.Ecosystem).IsOs || !owners.TryGetValue(purl, out var owner))
        {
            return null;
        }

        var space = PackageQueries.SpaceOf(owner.Installed, os);
        if (ThirdParties.Of(owner.Installed.Package, space) is not null)
        {
            return null;
        }

        var said = Array.Find(owner.Matches.Value, m => m.Names.Any(n => match.Names.Contains(n, StringComparer.Ordinal)));
        var name = owner.Installed.Name;
        return said switch
        {
            { IsAffected: true } => new Coverage(purl, $"It is part of the package {name}, and is counted there as {said.Id}."),
            { } => new Coverage(purl, $"It is part of the package {name}, of which {space} says: {Says(said.Statements[0])}."),
            null when Looked(space, match) is { } source => new Coverage(purl, $"It is part of the package {name}, and {source} names {match.Id} in other packages of {space} only."),
            null => null,
        };
    }

    private static string Says(StatementMatch statement) => statement.Statement.Status == AdvisoryStatus.NotAffected
        ? "not affected"
        : $"affected are {RangeText.Of(statement.Statement)}, and {statement.Query.Version} is installed";

    /// <summary>The feed that names what is open in a release and knows the vulnerability, so that what it does not name is not affected; null when there is none.</summary>
    private string? Looked(string space, PackageMatch match) => lookups.Database.InputsOf(space)
        .FirstOrDefault(i => (TellOpen.Contains(i.Source, StringComparer.Ordinal) || (i.Source == "oval" && space.StartsWith("debian:", StringComparison.Ordinal)))
            && match.Names.Any(n => lookups.Records(i, n).Count > 0))?.Source;
}
