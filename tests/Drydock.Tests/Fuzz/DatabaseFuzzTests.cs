using System.Text;
using Drydock.Core.Advisories;
using Drydock.Core.Advisories.Storage;
using Drydock.Oci.Content;

namespace Drydock.Tests.Fuzz;

/// <summary>The files of a database, spoiled: they are refused or read, never anything else.</summary>
public sealed class DatabaseFuzzTests
{
    /// <summary>An entry of a byte becomes an object with several members.</summary>
    private const int Factor = 512;

    [Fact]
    public void A_shard_survives_spoiling() => Fuzzer.Run("shard", input => Refused(input, bytes =>
    {
        using var shard = ShardReader.Open(ShardBytes.Of(bytes.ToArray()));
        _ = shard.Find("key-7");
        _ = shard.All().Count();
    }), [Shard(3), Shard(400)], allocationFactor: 4096);

    [Fact]
    public void A_manifest_survives_spoiling() => Fuzzer.Run("manifest", input => Refused(input, bytes => ManifestJson.Read(bytes.ToArray(), "fuzz")), [Manifest()], allocationFactor: Factor);

    [Fact]
    public void A_statement_survives_spoiling() => Fuzzer.Run("statement", input => Refused(input, bytes =>
    {
        var reader = new ByteReader(bytes);
        while (!reader.IsAtEnd)
        {
            _ = StatementCode.Read(ref reader);
        }
    }), [.. Affected().Select(a => Bytes(w => StatementCode.Write(w, "CVE-2099-0001", a)))], allocationFactor: Factor);

    [Fact]
    public void A_record_survives_spoiling() => Fuzzer.Run("record", input => Refused(input, bytes =>
    {
        var reader = new ByteReader(bytes);
        while (!reader.IsAtEnd)
        {
            _ = RecordCode.Read("CVE-2099-0001", ref reader);
        }
    }), [Bytes(w => RecordCode.Write(w, Sample())), Bytes(w => RecordCode.Write(w, new Advisory { Id = "X" }))], allocationFactor: Factor);

    [Fact]
    public void A_text_survives_spoiling() => Fuzzer.Run("text", input => Refused(input, bytes =>
    {
        var reader = new ByteReader(bytes);
        _ = TextCode.Read(ref reader);
    }), [Bytes(w => TextCode.Write(w, Sample()))], allocationFactor: Factor);

    private static void Refused(ReadOnlySpan<byte> input, Take take)
    {
        try
        {
            take(input);
        }
        catch (Exception e) when (e is InvalidDataException || (e is DrydockException d && (d.Code == ErrorCodes.DatabaseDamaged || d.Code == ErrorCodes.DatabaseNewer)))
        {
            // An answer as good as any.
        }
    }

    private static byte[] Shard(int keys)
    {
        var table = new EntryTable();
        for (var i = 0; i < keys; i++)
        {
            table.Add($"key-{i}", Encoding.UTF8.GetBytes($"value {i * 31}"));
        }

        return ShardWriter.Write(ShardKind.Records, table.Sorted(), out _);
    }

    private static byte[] Manifest() => ManifestJson.Write(new DatabaseManifest([new InputInfo("osv", "lang/Go/", Digest.Sha256("x"u8), 1)
    {
        Records = 1,
        FirstGaps = ["a: b"],
        NewestDays = [new DateOnly(2025, 1, 2)],
        Shards = [new ShardInfo(ShardKind.Packages, "Go", Digest.Sha256("y"u8), 12, 1), new ShardInfo(ShardKind.Texts, "", Digest.Sha256("z"u8), 12, 1)],
    }]));

    private static AffectedPackage[] Affected() =>
    [
        new() { Space = "Go", Name = "a", Status = AdvisoryStatus.Fixed, Spans = [new VersionSpan(null, "1.2")] },
        new() { Space = "Go", Name = "a", Spans = [new VersionSpan("1", "2"), new VersionSpan("3", null, "4")], Versions = ["1.0", "1.1"], Severity = Severity.High, Note = "n", Module = "m", Channel = "c", Architectures = ["amd64"] },
    ];

    private static Advisory Sample() => new()
    {
        Id = "GHSA-x",
        Title = "t",
        Description = "d",
        References = ["https://example.test/"],
        Aliases = ["CVE-2099-0001", "X-1"],
        Published = new DateOnly(2025, 1, 2),
        Ratings = [new Rating("x", Severity.High, 7.5, "CVSS:3.1/AV:N")],
        Weaknesses = ["CWE-79"],
        Epss = new EpssScore(0.5, 0.9),
        KnownExploit = new KnownExploit(new DateOnly(2025, 1, 2), null, true, "a"),
        Ssvc = "s",
    };

    private static byte[] Bytes(Action<ByteWriter> write)
    {
        var writer = new ByteWriter();
        write(writer);
        return writer.Written.ToArray();
    }

    private delegate void Take(ReadOnlySpan<byte> bytes);
}
