using System.Collections.Immutable;
using Drydock.Core.Advisories.Storage;
using Drydock.Core.Inventories;
using Drydock.Oci.Content;

namespace Drydock.Core.Advisories.Matching;

/// <summary>Finds the known vulnerabilities of an inventory. The same inventory, database and day give the same result.</summary>
/// <param name="withTexts">Also look up titles and descriptions, which take longer than matching.</param>
/// <param name="today">For the risk of what is new, or overdue.</param>
public sealed class Matcher(AdvisoryDatabase database, bool withTexts, DateOnly today)
{
    private readonly Lookups lookups = new(database);

    /// <exception cref="DrydockException"><see cref="ErrorCodes.DatabaseDamaged"/></exception>
    public MatchResult Match(Inventory inventory)
    {
        var shared = new SharedMatches(lookups);
        var builder = new VulnerabilityBuilder(lookups, withTexts, today);
        var notes = new MatchNotes();
        var matches = new PackageMatch[inventory.Packages.Length][];
        InParallel.For(matches.Length, i => matches[i] = QueriesOf(inventory.Packages[i], inventory.Os, notes) is { } queries ? shared.Of(inventory.Packages[i].Package, queries) : []);
        var coverages = new Coverages(lookups, inventory, owner => MatchesOf(owner, inventory.Os));
        var vulnerabilities = new Vulnerability[matches.Length][];
        InParallel.For(matches.Length, i => vulnerabilities[i] = [.. matches[i].Select(m => builder.Build(inventory.Packages[i], m) with { Covered = coverages.Find(inventory.Packages[i], m) })]);
        return new MatchResult([.. vulnerabilities.SelectMany(v => v)], notes.ToGaps());
    }

    /// <summary>Everything that is said of one vulnerability in the packages of an inventory, also where it is not found.</summary>
    /// <param name="id">Any of its names.</param>
    public ImmutableArray<VulnerabilityStory> Explain(Inventory inventory, string id)
    {
        var builder = new VulnerabilityBuilder(lookups, withTexts: true, today);
        var matches = inventory.Packages.Select(p => MatchesOf(p, inventory.Os).ToArray()).ToArray();
        var coverages = new Coverages(lookups, inventory, owner => MatchesOf(owner, inventory.Os));
        return
        [
            .. from pair in inventory.Packages.Zip(matches)
               from match in pair.Second
               where match.Names.Contains(id, StringComparer.OrdinalIgnoreCase)
               select new VulnerabilityStory(builder.Build(pair.First, match) with { Covered = coverages.Find(pair.First, match) }, match.IsAffected),
        ];
    }

    /// <summary>Everything that is said of one package, also what says that it is not affected.</summary>
    internal IEnumerable<PackageMatch> MatchesOf(InstalledPackage installed, OsRelease? os) =>
        QueriesOf(installed, os, new MatchNotes()) is { } queries ? new PackageMatcher(lookups).Match(PackageTraits.Of(installed.Package), queries, tellsAll: true) : [];

    /// <summary>What to ask of a package; null, and a note, when nothing can be said of it.</summary>
    private IEnumerable<PackageQuery>? QueriesOf(InstalledPackage installed, OsRelease? os, MatchNotes notes)
    {
        var space = PackageQueries.SpaceOf(installed, os);
        if (space.Length == 0 || !database.Knows(space))
        {
            notes.NoAdvisories(installed, space);
            return null;
        }

        if (ThirdParties.Of(installed.Package, space) is { } builder)
        {
            notes.ThirdParty(installed, builder);
            return null;
        }

        if (installed.Package.Version.Length == 0)
        {
            notes.NoVersion(installed);
            return null;
        }

        if (KernelHeaders.IsOne(installed.Name, installed.Package.Source?.Name ?? installed.Name))
        {
            notes.KernelHeaders(installed);
            return null;
        }

        return PackageQueries.Of(installed, space);
    }
}
