using System.Collections.Immutable;
using Drydock.Core.Findings;
using Drydock.Core.Inventories;

namespace Drydock.Core.Verdicts.Vex;

/// <summary>All VEX statements of one verdict, found by vulnerability, and which of them speak of something that was found.</summary>
internal sealed class VexBook
{
    private const int MaxNotices = 20;
    private readonly ImmutableArray<VexStatement> statements;
    private readonly Dictionary<string, List<int>> byName;
    private readonly VexTargets targets;
    private readonly bool[] used;

    public VexBook(ImmutableArray<VexStatement> statements, ImageFacts image, ImmutableArray<InstalledPackage> packages)
    {
        (this.statements, targets, used) = (statements, new VexTargets(image, packages), new bool[statements.Length]);
        byName = NameIndex.Of([.. statements.Select(s => s.Names)]);
    }

    /// <summary>The statement that holds for a finding: the last by its timestamp, of equals the one given last. Null when there is none.</summary>
    public VexStatement? Find(Finding finding)
    {
        if (finding.Vulnerability is not { } vulnerability || statements.IsEmpty)
        {
            return null;
        }

        VexStatement? last = null;
        foreach (var index in FindingNames.Of(finding).SelectMany(n => byName.TryGetValue(n, out var same) ? same : []).Distinct().Order())
        {
            var statement = statements[index];
            if (statement.Products.Any(p => targets.Mean(p, vulnerability.Package)))
            {
                used[index] = true;
                last = last is null || (statement.Timestamp ?? DateTimeOffset.MinValue) >= (last.Timestamp ?? DateTimeOffset.MinValue) ? statement : last;
            }
        }

        return last;
    }

    /// <summary>Statements about this image or something in it that speak of nothing that was found. Ask last.</summary>
    public IEnumerable<Notice> Notices()
    {
        var idle = statements.Index().Where(s => !used[s.Index] && s.Item.Status is VexStatus.NotAffected or VexStatus.Fixed && !used[s.Index] && s.Item.Products.Any(targets.MeanImage)).Select(s => s.Item).ToList();
        foreach (var statement in idle.Take(MaxNotices))
        {
            yield return new Notice(NoticeKind.UnmatchedVex, Outcome.Warn, $"A VEX statement by {statement.Author} about this image speaks of {statement.Names[0]}, which was not found.", statement.Place);
        }

        if (idle.Count > MaxNotices)
        {
            yield return new Notice(NoticeKind.UnmatchedVex, Outcome.Warn, $"{idle.Count - MaxNotices} more VEX statements about this image speak of what was not found.");
        }

        foreach (var file in statements.Index().GroupBy(s => s.Item.Place, StringComparer.Ordinal).Where(f => f.All(s => !used[s.Index] && !s.Item.Products.Any(targets.MeanImage))))
        {
            yield return new Notice(NoticeKind.UnmatchedVex, Outcome.Warn, $"None of the {file.Count()} statements in '{file.Key}' is about this image or about what was found in it.", file.Key);
        }
    }
}
