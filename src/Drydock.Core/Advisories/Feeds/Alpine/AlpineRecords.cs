using System.Collections.Immutable;

namespace Drydock.Core.Advisories.Feeds.Alpine;

/// <summary>Gathers what one document says under packages and versions into one record for each vulnerability.</summary>
internal sealed class AlpineRecords(string space)
{
    private const string NeverAffected = "0";

    private readonly Dictionary<string, Dictionary<string, AffectedPackage>> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<string>> _aliases = new(StringComparer.Ordinal);

    public IEnumerable<Advisory> Advisories => _byId.Select(r => new Advisory { Id = r.Key, Aliases = _aliases.GetValueOrDefault(r.Key, []), Affected = [.. r.Value.Values] });

    /// <param name="package">The source package ("origin").</param>
    /// <param name="version">The first version that is not affected; <c>0</c> when none ever was.</param>
    public void Add(string package, string version, AlpineFix fix)
    {
        var statement = new AffectedPackage
        {
            Space = space,
            Name = package,
            IsSource = true,
            Status = version == NeverAffected ? AdvisoryStatus.NotAffected : AdvisoryStatus.Fixed,
            Spans = version == NeverAffected ? [] : [new VersionSpan(null, version)],
            Note = fix.Note,
        };
        foreach (var id in fix.Ids)
        {
            if (!_byId.TryGetValue(id, out var packages))
            {
                _byId.Add(id, packages = new(StringComparer.Ordinal));
            }

            packages[package] = packages.TryGetValue(package, out var other) ? Both(other, statement) : statement;
            if (!fix.Aliases.IsEmpty)
            {
                _aliases[id] = [.. _aliases.GetValueOrDefault(id, []).Union(fix.Aliases, StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>What was mended twice is whole after the later; a version that mends it outweighs "never affected".</summary>
    private static AffectedPackage Both(AffectedPackage one, AffectedPackage other) =>
        one.Status == AdvisoryStatus.NotAffected ? other
        : other.Status == AdvisoryStatus.NotAffected ? one
        : one with { Spans = [.. one.Spans.Union(other.Spans)], Note = one.Note.Length > 0 ? one.Note : other.Note };
}
