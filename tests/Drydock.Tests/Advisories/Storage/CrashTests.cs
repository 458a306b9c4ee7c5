using Drydock.Core.Advisories.Storage;

namespace Drydock.Tests.Advisories.Storage;

/// <summary>The real program, killed in the middle of its work.</summary>
public sealed class CrashTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_build_that_is_killed_at_any_moment_leaves_a_whole_database()
    {
        WriteMany(1);
        Run();
        var random = new Random(5);
        for (var round = 2; round < 10; round++)
        {
            WriteMany(round);
            var process = TestPrograms.Start("dotnet", Arguments, Environment());
            Thread.Sleep(150 + random.Next(500));
            process.Kill();
            process.WaitForExit();
            process.Dispose();

            using var database = AdvisoryDatabase.Open(folder.At("db"), new DateOnly(2026, 1, 1))!;
            Assert.Equal(403, database.AllRecords().Count());
            var fixes = database.AllStatements().Select(s => s.Statement.Statement.Spans[0].Fixed).Distinct().ToList();
            Assert.Single(fixes);
            Assert.All(database.Manifest.Shards, s => Assert.True(new DatabaseFolder(folder.At("db")).HasWhole(s)));
        }

        Run();
        Assert.Empty(Directory.EnumerateFiles(folder.At("db"), "*.draft", SearchOption.AllDirectories));
    }

    private string[] Arguments => [typeof(Drydock.Cli.Surroundings).Assembly.Location, "db", "build", "--from", folder.At("feeds")];

    private void Run() => TestPrograms.Run("dotnet", Arguments, Environment());

    private Dictionary<string, string> Environment() => new() { ["DRYDOCK_DB_DIR"] = folder.At("db") };

    private void WriteMany(int number)
    {
        SampleFeeds.Write(folder, number);
        for (var i = 0; i < 400; i++)
        {
            folder.Write($"feeds/lang/Go/{i:D4}.json", SampleFeeds.Osv($"GO-2099-2{i:D3}", "Go", $"example.test/{i}", number));
        }
    }
}
