namespace Drydock.Core.Advisories.Feeds.Alpine;

/// <summary>Gathers what one document says under packages and versions into one record for each vulnerability.</summary>
internal sealed class AlpineRecords(string space)
{
    private const string NeverAffected = "0";

    private readonly Dictionary<string, Dictionary<string, List<AffectedPackage>>> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _aliases = new(StringComparer.Ordinal);

    public IEnumerable<Advisory> Advisories => _byId.Select(r => new Advisory
    {
        Id = r.Key,
        Aliases = [.. _aliases.GetValueOrDefault(r.Key, [])],
        Affected = [.. r.Value.Values.Select(All)],
    });

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
            Entry(Entry(_byId, id), package).Add(statement);
            foreach (var alias in fix.Aliases)
            {
                Entry(_aliases, id).Add(alias);
            }
        }
    }

    /// <summary>What was mended twice is whole after the later; a version that mends it outweighs "never affected".</summary>
    private static AffectedPackage All(List<AffectedPackage> statements)
    {
        var mending = statements.FindAll(s => s.Status == AdvisoryStatus.Fixed);
        return mending.Count == 0 ? statements[0] : mending[0] with
        {
            Spans = [.. mending.SelectMany(s => s.Spans).Distinct()],
            Note = mending.Find(s => s.Note.Length > 0)?.Note ?? "",
        };
    }

    private static T Entry<T>(Dictionary<string, T> entries, string key)
        where T : class, new()
    {
        if (!entries.TryGetValue(key, out var entry))
        {
            entries.Add(key, entry = new T());
        }

        return entry;
    }
}
