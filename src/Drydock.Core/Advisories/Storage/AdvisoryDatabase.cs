using System.Collections.Concurrent;
using Drydock.Core.Advisories.Feeds;
using Drydock.Oci.Content;

namespace Drydock.Core.Advisories.Storage;

/// <summary>A database opened for reading: one state of it, whatever updates do meanwhile. Opens only the shards that are asked of. Safe for several threads.</summary>
public sealed class AdvisoryDatabase : IDisposable
{
    private readonly Func<ShardInfo, ShardBytes> open;
    private readonly string where;
    private readonly ConcurrentDictionary<Digest, ShardReader> readers = new();
    private readonly Dictionary<string, List<Place>> packages = new(StringComparer.Ordinal);
    private readonly Lazy<InputInfo[]> aboutEveryCve;

    internal AdvisoryDatabase(DatabaseManifest manifest, string where, DatabaseInfo info, Func<ShardInfo, ShardBytes> open)
    {
        this.open = open;
        this.where = where;
        Manifest = manifest;
        Info = info;
        aboutEveryCve = new(() => InputsAboutEveryCve(manifest));
        foreach (var input in manifest.Inputs)
        {
            foreach (var shard in input.Shards.Where(s => s.Kind == ShardKind.Packages))
            {
                AddPlace(new Place(input, shard));
            }
        }
    }

    public DatabaseInfo Info { get; }

    internal DatabaseManifest Manifest { get; }

    /// <summary>The database in a folder; null when there is none.</summary>
    /// <param name="today">Records of later days say nothing of how old the database is.</param>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.DatabaseDamaged"/>, <see cref="ErrorCodes.DatabaseNewer"/></exception>
    public static AdvisoryDatabase? Open(string root, DateOnly today)
    {
        var folder = new DatabaseFolder(root);
        return folder.ReadManifest() is { } manifest
            ? new AdvisoryDatabase(manifest, $"'{root}'", new DatabaseInfo(manifest.NewestUpTo(today), [.. manifest.Inputs.Select(i => i.Source).Distinct(StringComparer.Ordinal)]), s => ShardBytes.Open(folder.PathOf(s.Digest)))
            : null;
    }

    public void Dispose()
    {
        foreach (var reader in readers.Values)
        {
            reader.Dispose();
        }
    }

    /// <summary>Whether any feed speaks of packages in this space.</summary>
    internal bool Knows(string space) => packages.ContainsKey(space);

    /// <summary>The inputs that speak of packages in this space.</summary>
    internal IEnumerable<InputInfo> InputsOf(string space) => PlacesOf(space).Select(p => p.Input);

    /// <summary>What every feed says of a package.</summary>
    internal List<SourcedStatement> Statements(string space, string name)
    {
        var found = new List<SourcedStatement>();
        foreach (var (input, shard) in PlacesOf(space))
        {
            try
            {
                ReadAll(input, Reader(shard).Find(name), found);
            }
            catch (Exception e) when (IsDamage(e))
            {
                throw Damaged(shard, e);
            }
        }

        return found;
    }

    /// <summary>An advisory of one input. A name may have several records; all of them.</summary>
    internal List<AdvisoryRecord> Records(InputInfo input, string id)
    {
        var found = new List<AdvisoryRecord>();
        foreach (var shard in input.Shards)
        {
            if (shard.Kind == ShardKind.Records)
            {
                ReadAll(shard, id, found);
            }
        }

        return found;
    }

    /// <summary>What the feeds that rate every CVE say of one.</summary>
    internal List<SourcedRecord> AboutCve(string id)
    {
        var found = new List<SourcedRecord>();
        foreach (var input in aboutEveryCve.Value)
        {
            foreach (var record in Records(input, id))
            {
                found.Add(new SourcedRecord(input, record));
            }
        }

        return found;
    }

    /// <summary>What people read of an advisory; null when the input has nothing.</summary>
    internal VulnerabilityText? Text(InputInfo input, string id)
    {
        foreach (var shard in input.Shards)
        {
            if (shard.Kind == ShardKind.Texts && ReadText(shard, id) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>Every statement of every feed about packages, for searches.</summary>
    internal IEnumerable<(string Space, string Name, SourcedStatement Statement)> AllStatements()
    {
        foreach (var (input, shard) in packages.Values.SelectMany(p => p))
        {
            foreach (var (name, value) in EntriesOf(shard))
            {
                var statements = new List<SourcedStatement>();
                ReadAll(input, value.Span, statements);
                foreach (var statement in statements)
                {
                    yield return (shard.Space, name, statement);
                }
            }
        }
    }

    /// <summary>Every advisory of every feed, for searches.</summary>
    internal IEnumerable<SourcedRecord> AllRecords()
    {
        foreach (var (input, shard) in Manifest.Inputs.SelectMany(i => i.Shards.Where(s => s.Kind == ShardKind.Records).Select(s => (i, s))))
        {
            foreach (var (id, value) in EntriesOf(shard))
            {
                var reader = new ByteReader(value.Span);
                yield return new SourcedRecord(input, RecordCode.Read(id, ref reader));
            }
        }
    }

    private static void ReadAll(InputInfo input, ReadOnlySpan<byte> value, List<SourcedStatement> into)
    {
        var reader = new ByteReader(value);
        while (!reader.IsAtEnd)
        {
            into.Add(new SourcedStatement(input, StatementCode.Read(ref reader)));
        }
    }

    private static InputInfo[] InputsAboutEveryCve(DatabaseManifest manifest)
    {
        var general = AdvisorySources.All.Where(s => s.Info.IsAboutEveryCve).Select(s => s.Info.Id).ToHashSet(StringComparer.Ordinal);
        return [.. manifest.Inputs.Where(i => general.Contains(i.Source))];
    }

    private void AddPlace(Place place)
    {
        if (!packages.TryGetValue(place.Shard.Space, out var places))
        {
            packages[place.Shard.Space] = places = [];
        }

        places.Add(place);
    }

    private List<Place> PlacesOf(string space) => packages.TryGetValue(space, out var places) ? places : [];

    private void ReadAll(ShardInfo shard, string id, List<AdvisoryRecord> into)
    {
        try
        {
            var reader = new ByteReader(Reader(shard).Find(id));
            while (!reader.IsAtEnd)
            {
                into.Add(RecordCode.Read(id, ref reader));
            }
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw Damaged(shard, e);
        }
    }

    private VulnerabilityText? ReadText(ShardInfo shard, string id)
    {
        try
        {
            var reader = new ByteReader(Reader(shard).Find(id));
            return reader.IsAtEnd ? null : TextCode.Read(ref reader);
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw Damaged(shard, e);
        }
    }

    private List<KeyValuePair<string, ReadOnlyMemory<byte>>> EntriesOf(ShardInfo shard)
    {
        try
        {
            return Reader(shard).All().ToList();
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw Damaged(shard, e);
        }
    }

    private ShardReader Reader(ShardInfo shard)
    {
        if (readers.TryGetValue(shard.Digest, out var reader))
        {
            return reader;
        }

        var opened = ShardReader.Open(open(shard));
        reader = readers.GetOrAdd(shard.Digest, opened);
        if (!ReferenceEquals(reader, opened))
        {
            opened.Dispose();
        }

        return reader;
    }

    private static bool IsDamage(Exception e) => e is InvalidDataException or IOException or UnauthorizedAccessException;

    private DrydockException Damaged(ShardInfo shard, Exception e) => new(
        ErrorCodes.DatabaseDamaged,
        $"Reading the vulnerability database {where} failed: the shard {shard.Digest.Hex[..12]} ({(shard.Space.Length > 0 ? shard.Space : shard.Kind.ToString().ToLowerInvariant())}) cannot be used: {e.Message}",
        "Run 'drydock db update', 'drydock db build' or 'drydock db pull' again: it fetches what is damaged anew.", e);

    /// <summary>A shard, and the input it was made of.</summary>
    private sealed record Place(InputInfo Input, ShardInfo Shard);
}
