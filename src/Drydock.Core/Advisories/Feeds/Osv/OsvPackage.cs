using System.Collections.Immutable;

namespace Drydock.Core.Advisories.Feeds.Osv;

/// <summary>One package of an OSV record, put together of all its mentions.</summary>
internal sealed class OsvPackage(AffectedPackage first)
{
    private readonly HashSet<VersionSpan> _seen = [];
    private readonly HashSet<string> _seenVersions = new(StringComparer.Ordinal);
    private readonly List<VersionSpan> _spans = [];
    private readonly List<string> _versions = [];
    private AdvisoryStatus _status = first.Status;
    private bool _isEvery;

    public void Add(AffectedPackage mention)
    {
        _spans.AddRange(mention.Spans.Where(_seen.Add));
        _versions.AddRange(mention.Versions.Where(_seenVersions.Add));
        _isEvery |= mention.Spans.IsEmpty && mention.Versions.IsEmpty;
        _status = _status == AdvisoryStatus.Affected ? mention.Status : _status;
    }

    /// <summary>A mention without versions means every version, whatever the others say.</summary>
    public AffectedPackage ToPackage() => first with
    {
        Spans = _isEvery ? [] : [.. _spans],
        Versions = _isEvery ? [] : [.. _versions],
        Status = _status,
    };
}
