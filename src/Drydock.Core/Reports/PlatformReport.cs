using Drydock.Core.Advisories;
using System.Collections.Immutable;
using Drydock.Core.Findings;
using Drydock.Core.Findings.Builds;
using Drydock.Core.Findings.Parents;
using Drydock.Core.Inventories;
using Drydock.Core.Inventories.Sboms;
using Drydock.Core.Verdicts;
using Drydock.Oci.Images;
using Drydock.Oci.Layers;

namespace Drydock.Core.Reports;

/// <summary>One platform's image, from what is in it to whether it may pass.</summary>
/// <param name="Image">Null when an SBOM was read: it lists what an image holds, but has no config and no layers.</param>
public sealed record PlatformReport(Image? Image, Inventory Inventory, ImmutableArray<Finding> Findings, Verdict Verdict)
{
    /// <summary>Set when an SBOM was read instead of an image.</summary>
    public SbomInfo? Sbom { get; init; }

    /// <summary>What it was built on; null when nothing is known.</summary>
    public ParentImage? Base { get; init; }

    /// <summary>The Dockerfile held against the image's history; null when none was given.</summary>
    public BuildMap? Build { get; init; }

    /// <summary>Whose findings were asked for; null when everybody's.</summary>
    public Origin? Only { get; init; }

    /// <summary>Findings that were not asked for: they are counted, and nothing was decided about them.</summary>
    public ImmutableArray<Finding> Others { get; init; } = [];

    /// <summary>Empty when nobody says.</summary>
    public string Platform => Image?.Platform.ToString() ?? "";

    /// <summary>Every finding with what was decided about it: worst first, then by risk, rule, place and words.</summary>
    internal ImmutableArray<JudgedFinding> OrderedFindings
    {
        get
        {
            // Every part of a report asks for them. A copy of this record takes what was kept along, so it is held against what it was made of.
            if (ordered is not { } kept || kept.From != Findings || !ReferenceEquals(kept.By, Verdict))
            {
                ordered = kept = new Judged(Findings, Verdict, FindingOrder.Of(Findings, Verdict));
            }

            return kept.Findings;
        }
    }

    /// <summary>Known vulnerabilities, those to act on first at the top.</summary>
    internal IEnumerable<JudgedFinding> ByRisk => OrderedFindings
        .Where(f => f.Finding.Vulnerability is not null)
        .OrderByDescending(f => f.Finding.Vulnerability!.Risk)
        .ThenByDescending(f => f.Finding.Vulnerability!.KnownExploit is not null)
        .ThenByDescending(f => f.Finding.Vulnerability!.IsFixable);

    /// <summary>By place, then by kind and words.</summary>
    internal IEnumerable<Gap> OrderedGaps => Inventory.Gaps.OrderBy(g => g.Path, StringComparer.Ordinal)
        .ThenBy(g => g.Kind).ThenBy(g => g.Message, StringComparer.Ordinal).ThenBy(g => g.Layer?.ToString(), StringComparer.Ordinal);

    /// <summary>What this report does not know about the image, in order.</summary>
    internal IEnumerable<Gap> NotLookedAt => OrderedGaps.Where(g => !IsLeftOut(g));

    /// <summary>What is no part of the image and was passed over on purpose, in order.</summary>
    internal IEnumerable<Gap> LeftOut => OrderedGaps.Where(IsLeftOut);

    /// <summary>Whether anything of the image is missing from this report.</summary>
    public bool IsIncomplete => Inventory.Gaps.Any(g => !IsLeftOut(g));

    /// <summary>The layer with this index; null when there is none, as in an SBOM.</summary>
    internal LayerSummary? LayerAt(int index) => index >= 0 && index < Inventory.Layers.Length ? Inventory.Layers[index] : null;

    private Judged? ordered;

    private sealed record Judged(ImmutableArray<Finding> From, Verdict By, ImmutableArray<JudgedFinding> Findings);

    private static bool IsLeftOut(Gap gap) => gap.Kind == GapKind.Skipped;
}
