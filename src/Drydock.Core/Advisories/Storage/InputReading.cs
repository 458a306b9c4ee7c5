using System.Security.Cryptography;
using System.Text;
using Drydock.Core.Advisories.Feeds;
using Drydock.Oci.Content;

namespace Drydock.Core.Advisories.Storage;

/// <summary>Reads one input of a source into tables, and writes them as shards.</summary>
internal sealed class InputReading(FeedInput input, Limits limits)
{
    private const int GapsListed = 20;
    private const int DaysKept = 8;
    private readonly Dictionary<string, EntryTable> packages = new(StringComparer.Ordinal);
    private readonly EntryTable records = new();
    private readonly EntryTable texts = new();
    private readonly ByteWriter value = new(4096);
    private readonly List<string> gaps = [];
    private int gapCount;
    private int skipped;
    private int advisories;
    private int statements;
    private readonly SortedSet<DateOnly> newest = [];

    /// <summary>Names the bytes of an input; a file's own digest, or one over names and contents of loose documents.</summary>
    public static Digest DigestOf(FeedInput input)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[128 << 10];
        foreach (var file in input.Files)
        {
            if (input.Files.Length > 1)
            {
                hash.AppendData(Encoding.UTF8.GetBytes(file[file.IndexOf(input.Name, StringComparison.Ordinal)..] + "\0"));
            }

            using var stream = File.OpenRead(file);
            int read;
            while ((read = stream.Read(buffer)) > 0)
            {
                hash.AppendData(buffer.AsSpan(0, read));
            }
        }

        return Digest.OfHash(HashAlgorithmName.SHA256, hash.GetHashAndReset());
    }

    /// <param name="write">Keeps the bytes of a shard and gives their digest.</param>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.FeedDamaged"/>, <see cref="ErrorCodes.LimitExceeded"/>, <see cref="ErrorCodes.MissingLibrary"/></exception>
    public InputInfo Run(Digest digest, Func<byte[], Digest> write, CancellationToken cancel)
    {
        var opening = new FeedOpening(limits);
        var batch = new DocumentBatch(input.Source, Take, Read);
        var isLoose = input.Name.EndsWith('/');
        foreach (var file in input.Files)
        {
            var name = isLoose ? file[(file.IndexOf(input.Name, StringComparison.Ordinal) + input.Name.Length)..] : Path.GetFileName(file);
            opening.Read(file, isLoose ? input.Name + name : input.Name, name, batch.Add, cancel);
        }

        batch.Flush();

        return new InputInfo(input.Source.Info.Id, input.Name, digest, input.Source.Info.Version)
        {
            Records = advisories,
            Statements = statements,
            Skipped = skipped,
            Gaps = gapCount,
            FirstGaps = [.. gaps],
            NewestDays = [.. newest.Reverse()],
            Shards = [.. Shards(write)],
        };
    }

    private void Read(FeedDocument document)
    {
        var writer = new FeedWriter(document, Add, AddGap);
        input.Source.Read(document, writer);
        skipped += writer.IsSkipped ? 1 : 0;
    }

    private void Take(FeedReading reading)
    {
        reading.Advisories.ForEach(Add);
        reading.Gaps.ForEach(AddGap);
        skipped += reading.IsSkipped ? 1 : 0;
    }

    private void AddGap(FeedGap gap)
    {
        if (gapCount++ < GapsListed)
        {
            gaps.Add($"{gap.Id}: {gap.Message}");
        }
    }

    private void Add(Advisory advisory)
    {
        advisories++;
        AddDay(advisory.Modified ?? advisory.Published);
        value.Clear();
        RecordCode.Write(value, advisory);
        records.Add(advisory.Id, value.Written);
        AddText(advisory);
        if (!advisory.IsWithdrawn)
        {
            foreach (var affected in advisory.Affected)
            {
                AddStatement(advisory.Id, affected);
            }
        }
    }

    private void AddDay(DateOnly? day)
    {
        if (day is { } known && newest.Add(known) && newest.Count > DaysKept)
        {
            newest.Remove(newest.Min);
        }
    }

    private void AddText(Advisory advisory)
    {
        if (advisory.Title.Length + advisory.Description.Length + advisory.References.Length > 0)
        {
            value.Clear();
            TextCode.Write(value, advisory);
            texts.Add(advisory.Id, value.Written);
        }
    }

    private void AddStatement(string id, AffectedPackage affected)
    {
        statements++;
        var name = affected.Name;
        if (affected.Space == Spaces.Cpe && name.IndexOf(':') is > 0 and var colon)
        {
            // Software is looked up by its product's name: who made it is not to be seen from outside.
            affected = affected with { Module = name[..colon] };
            name = name[(colon + 1)..];
        }

        if (!packages.TryGetValue(affected.Space, out var table))
        {
            packages[affected.Space] = table = new EntryTable();
        }

        value.Clear();
        StatementCode.Write(value, id, affected);
        table.Add(name, value.Written);
    }

    /// <summary>In a fixed order: by kind and space.</summary>
    private IEnumerable<ShardInfo> Shards(Func<byte[], Digest> write)
    {
        foreach (var (space, table) in packages.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            yield return Shard(ShardKind.Packages, space, table, write);
        }

        if (records.Count > 0)
        {
            yield return Shard(ShardKind.Records, "", records, write);
        }

        if (texts.Count > 0)
        {
            yield return Shard(ShardKind.Texts, "", texts, write);
        }
    }

    private static ShardInfo Shard(ShardKind kind, string space, EntryTable table, Func<byte[], Digest> write)
    {
        var bytes = ShardWriter.Write(kind, table.Sorted(), out var entries);
        return new ShardInfo(kind, space, write(bytes), bytes.Length, entries);
    }
}
