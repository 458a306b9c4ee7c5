using System.Collections.Concurrent;
using Drydock.Core.Advisories.Storage;

namespace Drydock.Core.Advisories.Matching;

/// <summary>What one scan has asked the database, each thing once: many binary packages come from one source, and many sources share a vulnerability.</summary>
internal sealed class Lookups(AdvisoryDatabase database)
{
    private readonly ConcurrentDictionary<(string Space, string Name), List<SourcedStatement>> statements = new();
    private readonly ConcurrentDictionary<(string Source, string File, string Id), List<AdvisoryRecord>> records = new();
    private readonly ConcurrentDictionary<string, List<SourcedRecord>> general = new(StringComparer.Ordinal);

    public AdvisoryDatabase Database => database;

    public List<SourcedStatement> Statements(PackageQuery query) =>
        statements.GetOrAdd((query.Space, query.Name), static (key, from) => from.Statements(key.Space, key.Name), database);

    public List<AdvisoryRecord> Records(InputInfo input, string id) =>
        records.GetOrAdd((input.Source, input.File, id), static (key, from) => from.Database.Records(from.Input, key.Id), (Database: database, Input: input));

    public List<SourcedRecord> AboutCve(string id) => general.GetOrAdd(id, static (key, from) => from.AboutCve(key), database);
}
