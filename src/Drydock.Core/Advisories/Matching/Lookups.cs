using System.Collections.Concurrent;
using Drydock.Core.Advisories.Storage;

namespace Drydock.Core.Advisories.Matching;

/// <summary>What one scan has asked the database, each thing once: many binary packages come from one source, and many sources share a vulnerability.</summary>
internal sealed class Lookups(AdvisoryDatabase database)
{
    private readonly ConcurrentDictionary<string, List<SourcedStatement>> statements = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, List<AdvisoryRecord>> records = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, List<SourcedRecord>> general = new(StringComparer.Ordinal);

    public AdvisoryDatabase Database => database;

    public List<SourcedStatement> Statements(PackageQuery query) =>
        statements.GetOrAdd($"{query.Space}\0{query.Name}", _ => database.Statements(query.Space, query.Name));

    public List<AdvisoryRecord> Records(InputInfo input, string id) =>
        records.GetOrAdd($"{input.Source}\0{input.File}\0{id}", _ => database.Records(input, id));

    public List<SourcedRecord> AboutCve(string id) => general.GetOrAdd(id, database.AboutCve);
}
