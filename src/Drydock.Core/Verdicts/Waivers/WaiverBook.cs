using System.Collections.Immutable;
using Drydock.Core.Advisories;
using Drydock.Core.Inventories;

namespace Drydock.Core.Verdicts.Waivers;

/// <summary>All waivers of one verdict, found by name, and which of them were of use.</summary>
internal sealed class WaiverBook
{
    private readonly ImmutableArray<Waiver> waivers;
    private readonly DateOnly today;
    private readonly Dictionary<string, List<int>> byName;
    private readonly ImmutableArray<int> unnamed;
    private readonly bool[] used;

    public WaiverBook(ImmutableArray<Waiver> waivers, DateOnly today)
    {
        (this.waivers, this.today, used) = (waivers, today, new bool[waivers.Length]);
        byName = NameIndex.Of([.. waivers.Select(s => s.Names)]);
        unnamed = [.. Enumerable.Range(0, waivers.Length).Where(i => waivers[i].Names.IsEmpty)];
    }

    /// <summary>The first waiver that is meant and not over; null when there is none. All that are meant count as used.</summary>
    public Waiver? Find(IEnumerable<string> names, InstalledPackage? package, ImmutableArray<string> paths, Vulnerability? vulnerability)
    {
        Waiver? found = null;
        var candidates = names.SelectMany(n => byName.TryGetValue(n, out var same) ? same : []).Concat(vulnerability is null ? [] : unnamed);
        foreach (var index in candidates.Distinct().Order())
        {
            if (waivers[index].Fits(package, paths, vulnerability))
            {
                used[index] = true;
                found ??= waivers[index].IsOver(today) ? null : waivers[index];
            }
        }

        return found;
    }

    /// <summary>Those that are over and those that waive nothing. Ask last.</summary>
    public IEnumerable<Notice> Notices()
    {
        var own = waivers.Index().Where(w => w.Item.ImportedFrom.Length == 0);
        foreach (var (index, waiver) in own)
        {
            if (waiver.IsOver(today))
            {
                yield return new Notice(NoticeKind.ExpiredWaiver, Outcome.Warn, $"The waiver of {Name(waiver)} by {waiver.Owner} ended on {waiver.Expires:yyyy-MM-dd}{(used[index] ? ", and what it waived counts again" : "")}.", waiver.Place);
            }
            else if (!used[index])
            {
                yield return new Notice(NoticeKind.UnmatchedWaiver, Outcome.Warn, $"The waiver of {Name(waiver)} by {waiver.Owner} waives nothing: it may be deleted.", waiver.Place);
            }
        }

        foreach (var file in waivers.Index().Where(w => w.Item.ImportedFrom.Length > 0).GroupBy(w => w.Item.ImportedFrom, StringComparer.Ordinal))
        {
            var over = file.Count(w => w.Item.IsOver(today));
            var idle = file.Count(w => !w.Item.IsOver(today) && !used[w.Index]);
            if (over > 0)
            {
                yield return new Notice(NoticeKind.ExpiredWaiver, Outcome.Warn, $"{over} of {file.Count()} entries of '{file.Key}' are over.", file.Key);
            }

            if (idle > 0)
            {
                yield return new Notice(NoticeKind.UnmatchedWaiver, Outcome.Warn, $"{idle} of {file.Count()} entries of '{file.Key}' waive nothing in this image.", file.Key);
            }
        }
    }

    private static string Name(Waiver waiver) => string.Join(", ", waiver.Names.Take(3)) + (waiver.Names.Length > 3 ? " …" : "");
}
