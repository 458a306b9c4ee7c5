using System.Collections.Immutable;
using System.Text.Json;

namespace Drydock.Core.Advisories.Feeds.Osv;

/// <summary>Collects the packages of an OSV record. The same package may be listed many times, once for each architecture or range.</summary>
internal sealed class OsvPackages(JsonElement record)
{
    private readonly Severity? _severity = OsvRatings.OfUpdate(record);
    private readonly OsvModules _modules = new(record);
    private readonly List<AffectedPackage> _packages = [];
    private readonly Dictionary<(string Space, string Name, string Module, string Channel), int> _places = [];

    public bool IsEmpty => _packages.Count == 0;

    public ImmutableArray<AffectedPackage> ToArray() => [.. _packages];

    public void Add(JsonElement affected, OsvSpace space, string name, OsvVersions versions)
    {
        var package = new AffectedPackage
        {
            Space = space.Space,
            Name = OsvEcosystems.NameIn(space.Space, name),
            IsSource = space.IsSource,
            Channel = space.Channel,
            Spans = versions.Spans,
            Versions = versions.Versions,
            Severity = OsvRatings.OfPackage(affected) ?? _severity,
            Note = OsvNotes.Read(affected),
        };
        foreach (var one in Binaries(affected, package).SelectMany(p => _modules.Read(affected, p)))
        {
            Merge(one with { Status = StatusOf(affected, one) });
        }
    }

    /// <summary>SUSE names a source package, and beside it the binary packages with the versions that are installed.</summary>
    private static IEnumerable<AffectedPackage> Binaries(JsonElement affected, AffectedPackage source)
    {
        var any = false;
        foreach (var binary in source.IsSource ? [] : affected.Member("ecosystem_specific").Items("binaries").Where(b => b.ValueKind == JsonValueKind.Object).SelectMany(b => b.EnumerateObject()))
        {
            if (binary.Value.ValueKind == JsonValueKind.String)
            {
                any = true;
                yield return source with { Name = binary.Name, Spans = [new VersionSpan(null, binary.Value.GetString())], Versions = [] };
            }
        }

        if (!any)
        {
            yield return source;
        }
    }

    private static AdvisoryStatus StatusOf(JsonElement affected, AffectedPackage package) =>
        affected.Member("ecosystem_specific").Text("urgency") == "end-of-life" ? AdvisoryStatus.EndOfLife
        : package.Spans.Any(s => s.Fixed is not null) ? AdvisoryStatus.Fixed
        : AdvisoryStatus.Affected;

    private void Merge(AffectedPackage package)
    {
        var key = (package.Space, package.Name, package.Module, package.Channel);
        if (!_places.TryGetValue(key, out var place))
        {
            _places.Add(key, _packages.Count);
            _packages.Add(package);
            return;
        }

        var first = _packages[place];
        if (IsEvery(first) || IsEvery(package))
        {
            _packages[place] = first with { Spans = [], Versions = [], Status = package.Status };
            return;
        }

        _packages[place] = first with
        {
            Spans = [.. first.Spans.Union(package.Spans)],
            Versions = [.. first.Versions.Union(package.Versions, StringComparer.Ordinal)],
            Status = first.Status == AdvisoryStatus.Affected ? package.Status : first.Status,
        };
    }

    private static bool IsEvery(AffectedPackage package) => package.Spans.IsEmpty && package.Versions.IsEmpty;
}
