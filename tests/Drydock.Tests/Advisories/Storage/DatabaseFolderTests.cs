using Drydock.Core.Advisories.Feeds;
using Drydock.Core.Advisories.Storage;
using Drydock.Oci.Content;

namespace Drydock.Tests.Advisories.Storage;

/// <summary>A database on disk, and all that can happen to it.</summary>
public sealed class DatabaseFolderTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 1, 1);
    private readonly TempFolder folder = new();

    public DatabaseFolderTests() => SampleFeeds.Write(folder);

    private DatabaseFolder Database => new(folder.At("db"));

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_same_feeds_give_the_same_bytes_whatever_was_there_before()
    {
        using var other = new TempFolder();
        SampleFeeds.Write(other, 2);
        Build(new DatabaseFolder(other.At("db")), other.At("feeds"));
        SampleFeeds.Write(other);
        Build(new DatabaseFolder(other.At("db")), other.At("feeds"));
        var manifest = Build();
        Assert.Equal(File.ReadAllBytes(folder.At("db", "manifest.json")), File.ReadAllBytes(other.At("db", "manifest.json")));
        Assert.All(manifest.Shards, s => Assert.Equal(File.ReadAllBytes(Database.PathOf(s.Digest)), File.ReadAllBytes(new DatabaseFolder(other.At("db")).PathOf(s.Digest))));
    }

    [Fact]
    public void Loose_records_in_another_order_give_the_same_bytes()
    {
        using var other = new TempFolder();
        for (var i = 0; i < 30; i++)
        {
            folder.Write($"feeds/lang/Go/a{i}.json", SampleFeeds.Osv($"GO-2099-1{i:D3}", "Go", $"example.test/{i % 7}", i));
            other.Write($"feeds/lang/Go/a{29 - i}.json", SampleFeeds.Osv($"GO-2099-1{i:D3}", "Go", $"example.test/{i % 7}", i));
        }

        File.Delete(folder.At("feeds", "lang", "Go", "GO-2099-0001.json"));
        var here = Build().Inputs.Single(i => i.File == "lang/Go/").Shards;
        var there = Build(new DatabaseFolder(other.At("db")), other.At("feeds")).Inputs.Single(i => i.File == "lang/Go/").Shards;
        Assert.Equal(here.AsEnumerable(), there);
    }

    [Fact]
    public void Two_updates_at_once_are_one_too_many_and_readers_do_not_care()
    {
        Build();
        using (Database.Lock())
        {
            Assert.Equal(ErrorCodes.DatabaseBusy, Assert.Throws<DrydockException>(() => Build()).Code);
            Assert.Single(Statements("pypi", "one"));
        }

        Build();
    }

    [Fact]
    public async Task Whoever_reads_reads_on_while_updates_come()
    {
        Build();
        using var stop = new CancellationTokenSource();
        var rounds = new int[3];
        var readers = Enumerable.Range(0, rounds.Length).Select(i => Task.Factory.StartNew(() => ReadOn(rounds, i, stop.Token), stop.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToList();
        using var opened = AdvisoryDatabase.Open(Database.Root, Today)!;
        for (var number = 2; number < 12; number++)
        {
            SampleFeeds.Write(folder, number);
            Build();
            if (number == 2)
            {
                // Who opened the state before reads on from it.
                Assert.Equal("1.1", Assert.Single(opened.Statements("pypi", "one")).Statement.Spans[0].Fixed);
            }

            // The state before the one before is gone: everybody has left it.
            var seen = rounds.ToArray();
            await Task.WhenAny(Task.WhenAll(readers), Task.Run(() => SpinWait.SpinUntil(() => rounds.Index().All(r => Volatile.Read(ref rounds[r.Index]) >= seen[r.Index] + 2))));
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
    }

    [Fact]
    public void A_damaged_shard_is_told_and_the_next_build_mends_it()
    {
        var manifest = Build();
        foreach (var shard in manifest.Shards)
        {
            var good = File.ReadAllBytes(Database.PathOf(shard.Digest));
            good[^1] ^= 0x10;
            File.WriteAllBytes(Database.PathOf(shard.Digest), good);
        }

        var error = Assert.Throws<DrydockException>(() => Statements("pypi", "one"));
        Assert.Equal(ErrorCodes.DatabaseDamaged, error.Code);
        Assert.Contains("differs from its checksum", error.Message, StringComparison.Ordinal);
        Build();
        Assert.Single(Statements("pypi", "one"));
        Assert.All(manifest.Shards, s => Assert.True(Database.HasWhole(s)));
    }

    [Fact]
    public void A_missing_shard_is_told_and_the_next_build_mends_it()
    {
        var manifest = Build();
        Directory.Delete(folder.At("db", "shards"), recursive: true);
        Assert.Equal(ErrorCodes.DatabaseDamaged, Assert.Throws<DrydockException>(() => Statements("pypi", "one")).Code);
        Build();
        Assert.All(manifest.Shards, s => Assert.True(Database.HasWhole(s)));
    }

    [Theory]
    [InlineData("""{"format":2,"inputs":[]}""", "database-newer")]
    [InlineData("""{"format":"x"}""", "database-damaged")]
    [InlineData("", "database-damaged")]
    [InlineData("\0\0\0\0", "database-damaged")]
    public void A_manifest_that_cannot_be_read_is_told(string manifest, string code)
    {
        Build();
        folder.Write("db/manifest.json", manifest);
        Assert.Equal(code, Assert.Throws<DrydockException>(() => Statements("pypi", "one")).Code.Id);
    }

    [Theory]
    [InlineData("manifest.json.abc.draft")]
    [InlineData("previous.json.abc.draft")]
    [InlineData("shards/0123.abc.draft")]
    public void The_next_build_removes_what_a_killed_one_was_writing(string draft)
    {
        Build();
        folder.Write($"db/{draft}", "half");
        Build();
        Assert.False(File.Exists(folder.At("db", draft)));
    }

    [Fact]
    public void A_damaged_manifest_is_mended_by_the_next_build_and_a_newer_database_is_not_touched()
    {
        Build();
        folder.Write("db/manifest.json", "{");
        Build();
        Assert.Single(Statements("pypi", "one"));
        folder.Write("db/manifest.json", """{"format":2,"inputs":[]}""");
        Assert.Equal(ErrorCodes.DatabaseNewer, Assert.Throws<DrydockException>(() => Build()).Code);
        Assert.Equal("""{"format":2,"inputs":[]}""", File.ReadAllText(folder.At("db", "manifest.json")));
    }

    [Fact]
    public void A_clock_that_went_back_gives_no_negative_age()
    {
        Build();
        File.SetLastWriteTimeUtc(folder.At("db", "manifest.json"), new DateTime(1970, 1, 2, 0, 0, 0, DateTimeKind.Utc));
        using var database = AdvisoryDatabase.Open(Database.Root, new DateOnly(2001, 1, 1))!;
        Assert.Null(database.Info.Newest);
        Assert.Equal(0, database.Info.AgeInDays(new DateOnly(2001, 1, 1)));
        Assert.Equal(1970, Database.WrittenAt!.Value.Year);
    }

    [Fact]
    public void What_an_update_that_was_killed_left_behind_is_swept_up()
    {
        Build();
        folder.Write("db/shards/0123.draft", "half");
        folder.Write("db/shards/" + new string('a', 64), "of nobody");
        Build();
        Assert.Equal(Database.ReadManifest()!.Shards.Select(s => s.Digest.Hex).Distinct().Order(), Directory.EnumerateFiles(folder.At("db", "shards")).Select(f => Path.GetFileName(f)).Order());
    }

    [Fact]
    public void A_feed_that_cannot_be_read_leaves_what_was_known_of_it()
    {
        Build();
        folder.Write("feeds/lang/Go/all.zip", "PK\u0003\u0004 and no more");
        var built = new DatabaseBuilder(Database, Limits.Default).Build(folder.At("feeds"), AdvisorySources.All, isPartial: false, (_, _) => { }, default);
        Assert.Equal("lang/Go/all.zip", Assert.Single(built.Failed).File);
        Assert.Single(Statements("golang", "example.test/one"));
    }

    [Fact]
    public void A_full_disk_loses_nothing()
    {
        var mount = Directory.CreateDirectory(folder.At("small")).FullName;
        TestPrograms.Run("mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", mount);
        try
        {
            var small = new DatabaseFolder(Path.Join(mount, "db"));
            Build(small, folder.At("feeds"));
            var before = File.ReadAllBytes(Path.Join(mount, "db", "manifest.json"));
            var random = new Random(1);
            for (var i = 0; i < 3500; i++)
            {
                folder.Write($"feeds/lang/Go/{i:D4}.json", SampleFeeds.Osv($"GO-2099-{random.Next():D10}", "Go", $"example.test/{random.NextInt64():x16}", i));
            }

            SampleFeeds.Write(folder, 2);
            var error = Assert.Throws<DrydockException>(() => Build(small, folder.At("feeds")));
            Assert.Equal(ErrorCodes.OutputFailed, error.Code);
            Assert.Equal(before, File.ReadAllBytes(Path.Join(mount, "db", "manifest.json")));
            using var database = AdvisoryDatabase.Open(small.Root, Today)!;
            Assert.Equal("1.1", Assert.Single(database.Statements("pypi", "one")).Statement.Spans[0].Fixed);
            Assert.Empty(Directory.EnumerateFiles(small.Root, "*.draft", SearchOption.AllDirectories));
            Directory.Delete(folder.At("feeds", "lang", "Go"), recursive: true);
            Build(small, folder.At("feeds"));
        }
        finally
        {
            TestPrograms.Run("umount", mount);
        }
    }

    private void ReadOn(int[] rounds, int reader, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            using var database = AdvisoryDatabase.Open(Database.Root, Today)!;
            var fix = Assert.Single(database.Statements("pypi", "one")).Statement.Spans[0].Fixed;
            Assert.Equal(fix, Assert.Single(database.Statements("golang", "example.test/one")).Statement.Spans[0].Fixed);
            Interlocked.Increment(ref rounds[reader]);
        }
    }

    private DatabaseManifest Build() => Build(Database, folder.At("feeds"));

    private static DatabaseManifest Build(DatabaseFolder database, string feeds) =>
        new DatabaseBuilder(database, Limits.Default).Build(feeds, AdvisorySources.All, isPartial: false, (_, _) => { }, default).Manifest;

    private List<SourcedStatement> Statements(string space, string name)
    {
        using var database = AdvisoryDatabase.Open(Database.Root, Today)!;
        return database.Statements(space, name);
    }
}
