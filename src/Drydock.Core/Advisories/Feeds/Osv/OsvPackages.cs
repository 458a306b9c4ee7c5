using System.Collections.Immutable;
using System.Text.Json;

namespace Drydock.Core.Advisories.Feeds.Osv;

/// <summary>Collects the packages of an OSV record. The same package may be listed many times, once for each architecture or range.</summary>
internal sealed class OsvPackages(JsonElement record)
{
    private readonly Severity? _severity = OsvRatings.OfUpdate(record);
    private readonly OsvModules _modules = new(record);
    private readonly List<OsvPackage> _packages = [];
    private readonly Dictionary<(string Space, string Name, string Module, string Channel), OsvPackage> _byName = [];

    public bool IsEmpty => _packages.Count == 0;

    public ImmutableArray<AffectedPackage> ToArray() => [.. _packages.Select(p => p.ToPackage())];

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

    private void Merge(AffectedPackage mention)
    {
        var key = (mention.Space, mention.Name, mention.Module, mention.Channel);
        if (!_byName.TryGetValue(key, out var package))
        {
            package = new OsvPackage(mention);
            _byName.Add(key, package);
            _packages.Add(package);
        }

        package.Add(mention);
    }
}
