using System.Collections.Immutable;
using System.Text.Json;
using Drydock.Core.Advisories.Versions;

namespace Drydock.Core.Advisories.Feeds.Osv;

/// <summary>The affected versions of one package of an OSV record.</summary>
/// <param name="Problem">What is malformed; empty when all was understood.</param>
internal sealed record OsvVersions(ImmutableArray<VersionSpan> Spans, ImmutableArray<string> Versions, string Problem = "")
{
    /// <summary>Ranges of commits say nothing about packages; the versions beside them do. Null when there are commits only.</summary>
    public static OsvVersions? Read(JsonElement affected, string space)
    {
        var found = new List<VersionSpan>();
        var ranges = 0;
        foreach (var range in affected.Items("ranges").Where(r => r.Text("type") != "GIT"))
        {
            ranges++;
            if (!OsvEvents.TryRead(range, space, found, out var problem))
            {
                return new OsvVersions([], [], problem);
            }
        }

        ImmutableArray<VersionSpan> spans = [.. found.Distinct()];
        var versions = affected.Texts("versions");
        return ranges == 0 && versions.IsEmpty && affected.Items("ranges").Any()
            ? null
            : new OsvVersions(spans, Outside(spans, versions, VersionSchemes.Find(Spaces.SchemeOf(space))));
    }

    /// <summary>Most databases list every release that lies in the ranges once more, which nobody needs.</summary>
    private static ImmutableArray<string> Outside(ImmutableArray<VersionSpan> spans, ImmutableArray<string> versions, IVersionScheme? scheme)
    {
        if (spans.IsEmpty || versions.IsEmpty || scheme is null)
        {
            return versions;
        }

        var merged = IntervalAlgebra.Merge(scheme, spans.Select(s => new VersionInterval(s.Introduced, !s.IsIntroducedExcluded, s.Fixed ?? s.LastAffected, s.Fixed is null)));
        return versions.RemoveAll(v => Contains(scheme, merged, v));
    }

    /// <summary>Looks into the last interval that begins at or before the version.</summary>
    private static bool Contains(IVersionScheme scheme, ImmutableArray<VersionInterval> merged, string version)
    {
        var (low, high) = (0, merged.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = merged[middle].Low is not { } begin || scheme.Compare(begin, version) <= 0 ? (middle + 1, high) : (low, middle);
        }

        return low > 0 && merged[low - 1].Contains(scheme, version);
    }
}
