using System.Collections.Immutable;
using Drydock.Core.Actions.Harden;
using Drydock.Core.Reports;
using Drydock.Core.Reports.Hardenings;
using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Proofs;

/// <summary>Counts an image.</summary>
public static class Totals
{
    private const string ShellRule = "has-shell";

    /// <param name="tree">Its squashed files.</param>
    public static ImageTotals Of(PlatformReport report, FileTree tree)
    {
        var (files, bytes) = TreeSizes.Of(tree);
        var image = report.Image!;
        // What a statement of the distribution speaks for is listed, and counts with it.
        var known = report.Findings.Where(f => f.Vulnerability is { Covered: null }).ToList();
        return new ImageTotals(
            image.Manifest.Layers.Sum(l => l.Size),
            bytes,
            files,
            image.Layers.Length,
            report.Inventory.Packages.Length,
            known.GroupBy(f => f.Severity).ToImmutableSortedDictionary(g => g.Key, g => g.Count()),
            known.Count(f => f.Vulnerability!.IsFixable),
            report.Findings.Count(f => f.Vulnerability is null),
            report.Findings.Count(f => f.Rule.Name == ShellRule),
            report.Inventory.SpecialFiles.Count(f => f.IsSetuid || f.IsSetgid),
            image.Config.User.Length > 0 ? image.Config.User : "root");
    }
}
