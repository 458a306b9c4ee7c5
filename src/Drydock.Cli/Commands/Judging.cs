using System.Collections.Immutable;
using Drydock.Core.Advisories;
using Drydock.Core.Advisories.Matching;
using Drydock.Core.Advisories.Storage;
using Drydock.Core.Findings;
using Drydock.Core.Findings.Builds;
using Drydock.Core.Findings.Parents;
using Drydock.Core.Inventories;
using Drydock.Core.Reports;
using Drydock.Core.Verdicts;
using Drydock.Oci.Content;
using Drydock.Oci.Images;

namespace Drydock.Cli.Commands;

/// <summary>From an inventory to a verdict: rules and advisories, then the gate.</summary>
/// <param name="database">What vulnerabilities are looked for in; null leaves them out.</param>
internal sealed class Judging(AdvisoryDatabase? database, DateOnly today)
{
    /// <summary>For commands that only say what is there.</summary>
    public static readonly Judging OfNothing = new(null, DateOnly.MinValue) { IsAsked = false };

    /// <summary>Rules and advisories are wanted.</summary>
    public bool IsAsked { get; init; } = true;

    /// <summary>A report tells titles and descriptions.</summary>
    public bool NeedsTexts { get; init; }

    public PolicyChoice Policy { get; init; } = PolicyChoice.Usual;

    /// <summary>Where the user says the image comes from.</summary>
    public OriginChoice Origin { get; init; } = OriginChoice.Nothing;

    public DatabaseInfo? Database => database?.Info;

    /// <param name="image">Null when there is none, as behind an SBOM: rules about images then do not apply.</param>
    /// <param name="asked">The reference the user named; null when it is a file or a folder.</param>
    /// <param name="given">The image it was built on; null when nobody says.</param>
    /// <param name="hasAttachedSbom">Null when nobody looked.</param>
    public PlatformReport Judge(Image? image, Inventory inventory, Reference? asked = null, GivenParent? given = null, bool? hasAttachedSbom = null)
    {
        if (!IsAsked)
        {
            return new PlatformReport(image, inventory, [], new Verdict(Outcome.Pass, []));
        }

        // Rules and advisories look at the same inventory and know nothing of each other.
        var checking = Task.Run(() => Check(image, inventory));
        var known = database is null ? new MatchResult([], []) : new Matcher(database, NeedsTexts, today).Match(inventory);
        ImmutableArray<Finding> findings = [.. checking.GetAwaiter().GetResult(), .. KnownVulnerabilities.Of(known.Vulnerabilities, inventory)];
        inventory = inventory with { Gaps = [.. inventory.Gaps, .. known.Gaps] };
        var build = image is null || Origin.Dockerfile is null ? null : BuildMatcher.Match(Origin.Dockerfile, image);
        var from = image is null ? null : ParentImages.Of(image, given, build);
        Origin.Require(from);
        var (judged, others) = Origin.Split(BuildLines.Tell(Origins.Tell(findings, inventory, from), inventory, build));
        var input = new GateInput(judged, inventory.Gaps, today) { Database = Facts(), Image = JudgedImage.Of(image, inventory, asked, from, hasAttachedSbom), Packages = inventory.Packages };
        return new PlatformReport(image, inventory, judged, Gate.Decide(Policy.Apply(input))) { Base = from, Build = build, Only = Origin.Only, Others = others };
    }

    private List<Finding> Check(Image? image, Inventory inventory) =>
    [
        .. image is null ? [] : Rules.Image.SelectMany(r => r.Check(new ImageSubject(image, inventory))),
        .. Rules.Inventory.SelectMany(r => r.Check(new InventorySubject(inventory, today) { Environment = InventorySubject.Variables(image?.Config.Env ?? []) })),
    ];

    private DatabaseFacts? Facts() => database is null ? null : new DatabaseFacts(database.Info.Name) { Newest = database.Info.Newest, IsSnapshot = database.Info.IsSnapshot };
}
