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
    private readonly ILookup<string, (InputInfo Input, ShardInfo Shard)> packages;
    private readonly InputInfo[] aboutEveryCve;

    internal AdvisoryDatabase(DatabaseManifest manifest, string where, DatabaseInfo info, Func<ShardInfo, ShardBytes> open)
    {
        this.open = open;
        this.where = where;
        Manifest = manifest;
        Info = info;
        var shards = manifest.Inputs.SelectMany(i => i.Shards.Select(s => (Input: i, Shard: s))).ToList();
        packages = shards.Where(s => s.Shard.Kind == ShardKind.Packages).ToLookup(s => s.Shard.Space, StringComparer.Ordinal);
        var general = AdvisorySources.All.Where(s => s.Info.IsAboutEveryCve).Select(s => s.Info.Id).ToHashSet(StringComparer.Ordinal);
        aboutEveryCve = [.. manifest.Inputs.Where(i => general.Contains(i.Source))];
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
    internal bool Knows(string space) => packages.Contains(space);

    /// <summary>The inputs that speak of packages in this space.</summary>
    internal IEnumerable<InputInfo> InputsOf(string space) => packages[space].Select(p => p.Input);

    /// <summary>What every feed says of a package.</summary>
    internal List<SourcedStatement> Statements(string space, string name)
    {
        var found = new List<SourcedStatement>();
        foreach (var (input, shard) in packages[space])
        {
            Look(shard, name, value => ReadAll(input, value, found));
        }

        return found;
    }

    /// <summary>An advisory of one input. A name may have several records; all of them.</summary>
    internal List<AdvisoryRecord> Records(InputInfo input, string id)
    {
        var found = new List<AdvisoryRecord>();
        foreach (var shard in input.Shards.Where(s => s.Kind == ShardKind.Records))
        {
            Look(shard, id, value =>
            {
                var reader = new ByteReader(value);
                while (!reader.IsAtEnd)
                {
                    found.Add(RecordCode.Read(id, ref reader));
                }
            });
        }

        return found;
    }

    /// <summary>What the feeds that rate every CVE say of one.</summary>
    internal List<SourcedRecord> AboutCve(string id)
    {
        var found = new List<SourcedRecord>();
        foreach (var input in aboutEveryCve)
        {
            found.AddRange(Records(input, id).Select(r => new SourcedRecord(input, r)));
        }

        return found;
    }

    /// <summary>What people read of an advisory; null when the input has nothing.</summary>
    internal VulnerabilityText? Text(InputInfo input, string id)
    {
        VulnerabilityText? text = null;
        foreach (var shard in input.Shards.Where(s => s.Kind == ShardKind.Texts))
        {
            Look(shard, id, value =>
            {
                var reader = new ByteReader(value);
                text ??= TextCode.Read(ref reader);
            });
        }

        return text;
    }

    /// <summary>Every statement of every feed about packages, for searches.</summary>
    internal IEnumerable<(string Space, string Name, SourcedStatement Statement)> AllStatements()
    {
        foreach (var (input, shard) in packages.SelectMany(p => p))
        {
            foreach (var (name, value) in Guard(shard, () => Reader(shard).All().ToList()))
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
            foreach (var (id, value) in Guard(shard, () => Reader(shard).All().ToList()))
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

    private void Look(ShardInfo shard, string key, Take take) => Guard(shard, () =>
    {
        var value = Reader(shard).Find(key);
        if (!value.IsEmpty)
        {
            take(value);
        }

        return true;
    });

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

    private T Guard<T>(ShardInfo shard, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new DrydockException(
                ErrorCodes.DatabaseDamaged,
                $"Reading the vulnerability database {where} failed: the shard {shard.Digest.Hex[..12]} ({(shard.Space.Length > 0 ? shard.Space : shard.Kind.ToString().ToLowerInvariant())}) cannot be used: {e.Message}",
                "Run 'drydock db update', 'drydock db build' or 'drydock db pull' again: it fetches what is damaged anew.", e);
        }
    }

    private delegate void Take(ReadOnlySpan<byte> value);
}
