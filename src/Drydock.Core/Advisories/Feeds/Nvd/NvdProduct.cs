using System.Text.Json;

namespace Drydock.Core.Advisories.Feeds.Nvd;

/// <summary>Gathers the versions of one product that a record's criteria name.</summary>
internal sealed class NvdProduct
{
    private readonly List<VersionSpan> _spans = [];
    private readonly List<string> _versions = [];

    /// <summary>Only criteria without a version (<c>-</c>) were added, which match nothing that has one.</summary>
    public bool IsEmpty => _spans.Count + _versions.Count == 0;

    public void Add(Cpe cpe, JsonElement match)
    {
        if (NvdMatch.Span(match) is { } span)
        {
            _spans.Add(span);
        }
        else if (cpe.Version == Cpe.Any)
        {
            _spans.Add(default);
        }
        else if (cpe.Version != Cpe.NotApplicable)
        {
            _versions.Add(cpe.Update is Cpe.Any or Cpe.NotApplicable ? cpe.Version : $"{cpe.Version}-{cpe.Update}");
        }
    }

    public AffectedPackage Statement(string name, string channel, string note) => new()
    {
        Space = Spaces.Cpe,
        Name = name,
        Status = _spans.Exists(s => s.Fixed is not null) ? AdvisoryStatus.Fixed : AdvisoryStatus.Affected,
        Spans = [.. _spans.Distinct()],
        Versions = [.. _versions.Distinct(StringComparer.Ordinal)],
        Channel = channel,
        Note = note,
    };
}
