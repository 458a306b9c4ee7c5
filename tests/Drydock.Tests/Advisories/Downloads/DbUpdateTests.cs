using System.Text;
using Drydock.Core.Advisories.Downloads;
using Drydock.Core.Advisories.Feeds;
using Drydock.Oci.Content;
using Drydock.Oci.Stores.Http;
using Drydock.Tests.Cli;
using Drydock.Tests.Stores.Registries;

namespace Drydock.Tests.Advisories.Downloads;

/// <summary><c>drydock db update</c> against a mirror on this machine.</summary>
public sealed class DbUpdateTests : IDisposable
{
    private const string Kev = """{"title":"CISA Catalog","catalogVersion":"2099.01.01","vulnerabilities":[{"cveID":"CVE-2099-0001","dateAdded":"2025-01-02","dueDate":"2025-02-03","requiredAction":"Update.","knownRansomwareCampaignUse":"Unknown","shortDescription":"x","vulnerabilityName":"y"}]}""";
    private const string Epss = "#model_version:v1,score_date:2025-01-01\ncve,epss,percentile\nCVE-2099-0001,0.5,0.9\n";
    private readonly TempFolder database = new();
    private readonly TempFolder cache = new();

    public void Dispose()
    {
        database.Dispose();
        cache.Dispose();
    }

    [Fact]
    public async Task Feeds_come_from_the_mirror_and_the_second_time_nothing_does()
    {
        using var mirror = new FaultServer(Honest);
        var first = await UpdateAsync(mirror, "--source", "kev", "--source", "epss");
        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.StartsWith("2 feeds fetched, 0 unchanged, 0 not to be had\n2 records of 2 sources", first.Output, StringComparison.Ordinal);
        var second = await UpdateAsync(mirror, "--source", "kev", "--source", "epss");
        Assert.StartsWith("0 feeds fetched, 2 unchanged, 0 not to be had\n2 records of 2 sources", second.Output, StringComparison.Ordinal);
        Assert.All(mirror.Requests, r => Assert.Equal("Basic " + Convert.ToBase64String("ada:secret word"u8), r.Authorization));
    }

    [Fact]
    public async Task A_feed_that_fails_takes_no_other_with_it_and_loses_nothing()
    {
        var isDown = false;
        using var mirror = new FaultServer(r => isDown && r.Target.Contains("kev", StringComparison.Ordinal) ? FaultAnswer.Text(404, "") : Honest(r));
        await UpdateAsync(mirror, "--source", "kev", "--source", "epss");
        isDown = true;
        Directory.Delete(database.At("feeds", "intel", "kev"), recursive: true);
        var run = await UpdateAsync(mirror, "--source", "kev", "--source", "epss");
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("answered 404. What was known of it before is kept.", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.Error, StringComparison.Ordinal);
        Assert.Contains("2 records of 2 sources", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_of_several_small_files_that_is_not_to_be_had_loses_nothing_of_the_others()
    {
        // What lies beside it in one folder is one input; the database came from elsewhere, so that nothing of it lies here.
        var isDown = false;
        using var mirror = new FaultServer(r => isDown && r.Target.Contains("9.0", StringComparison.Ordinal) ? FaultAnswer.Text(404, "")
            : FaultAnswer.Text(200, """{"channel-version":"9.0","releases":[{"release-version":"9.0.1","release-date":"2025-01-02","cve-list":[{"cve-id":"CVE-2099-0009","cve-url":"https://example.test/"}],"runtime":{"version":"9.0.1"}}]}""".Replace("9", r.Target.Contains("9.0", StringComparison.Ordinal) ? "9" : "8", StringComparison.Ordinal)));
        await UpdateAsync(mirror, "--source", "dotnet");
        var before = File.ReadAllText(database.At("manifest.json"));
        Directory.Delete(database.At("feeds"), recursive: true);
        isDown = true;
        var run = await UpdateAsync(mirror, "--source", "dotnet");
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("What was known of it before is kept.", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(database.At("manifest.json")));
        Assert.Contains("fetched feeds", (await RunAsync("db", "status")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_no_feed_is_to_be_had_the_database_stays_and_the_error_is_the_network_s()
    {
        using var mirror = new FaultServer(_ => FaultAnswer.Text(403, ""));
        var run = await UpdateAsync(mirror, "--source", "kev");
        Assert.Equal(4, run.ExitCode);
        Assert.Contains("[unauthorized]", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_that_came_damaged_is_fetched_again_the_next_time()
    {
        var isDamaged = true;
        using var mirror = new FaultServer(r => r.Headers.ContainsKey("If-None-Match") ? FaultAnswer.Text(304, "") : new FaultAnswer(200, isDamaged ? Gzip(Epss)[..30] : Gzip(Epss), ("ETag", "\"same\"")));
        var run = await UpdateAsync(mirror, "--source", "epss");
        Assert.Equal(3, run.ExitCode);
        isDamaged = false;
        Assert.Equal(0, (await UpdateAsync(mirror, "--source", "epss")).ExitCode);
    }

    [Fact]
    public async Task A_source_that_offers_nothing_is_told()
    {
        using var mirror = new FaultServer(Honest);
        var run = await UpdateAsync(mirror, "--source", "ubuntu-cve-tracker");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Put a copy into", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("feed_2099-01-02.csv\n", null)]
    [InlineData("../../../etc/passwd", "does not hold the name of a file")]
    [InlineData("http://elsewhere.test/x", "does not hold the name of a file")]
    [InlineData("", "does not hold the name of a file")]
    public async Task A_file_whose_name_stands_at_the_address_is_looked_for_beside_it(string name, string? problem)
    {
        using var server = new FaultServer(r => r.Target switch
        {
            "/a/latest.txt" => FaultAnswer.Text(200, name),
            "/a/feed_2099-01-02.csv" => FaultAnswer.Text(200, Epss),
            _ => FaultAnswer.Text(404, ""),
        });
        using var files = new FileDownloads(RegistryRun.Options(), TimeProvider.System);
        var source = new NamedSource(new FeedDownload(new Uri($"http://{server.Host}/a/latest.txt"), "x/feed.csv") { IsNameOfFile = true });
        var fetched = Assert.Single(await new FeedDownloads(files, database.Root, null, Limits.Default).RunAsync([source], _ => { }, () => { }, default));
        Assert.Equal(problem is null, File.Exists(database.At("feeds", "x", "feed.csv")));
        Assert.Equal(problem is null, fetched.Error?.Message.Contains(problem ?? "", StringComparison.Ordinal) != true);
    }

    [Theory]
    [InlineData("ftp://mirror.test/")]
    [InlineData("mirror")]
    [InlineData("https://ada:secret@mirror.test/?x=y")]
    public async Task An_address_that_is_none_is_an_error_without_its_password(string address)
    {
        var run = await RunAsync("db", "update", "--feeds-url", address);
        Assert.Equal(2, run.ExitCode);
        Assert.DoesNotContain("secret", run.Error, StringComparison.Ordinal);
    }

    private sealed class NamedSource(FeedDownload download) : IAdvisorySource
    {
        public SourceInfo Info { get; } = new("named", 1, "x", "x") { Downloads = [download] };

        public void Read(FeedDocument document, FeedWriter writer) => writer.Skip();
    }

    private static FaultAnswer Honest(FaultRequest request)
    {
        byte[]? body = request.Target switch
        {
            "/a%20b/intel/kev/known_exploited_vulnerabilities.json" => Encoding.UTF8.GetBytes(Kev),
            "/a%20b/intel/epss/epss_scores-current.csv.gz" => Gzip(Epss),
            _ => null,
        };
        return body is null ? FaultAnswer.Text(404, "") : request.Headers.ContainsKey("If-None-Match") ? FaultAnswer.Text(304, "") : new FaultAnswer(200, body, ("ETag", "\"1\""));
    }

    private static byte[] Gzip(string text) => Layers.LayerRun.Gzip(Encoding.UTF8.GetBytes(text));

    private Task<CliRun> UpdateAsync(FaultServer mirror, params string[] args) => RunAsync(["db", "update", "--feeds-url", $"http://ada:secret%20word@{mirror.Host}/a%20b", .. args]);

    private Task<CliRun> RunAsync(params string[] args) => CliRun.OfAsync(cache, Stream.Null, new() { ["DRYDOCK_DB_DIR"] = database.Root }, args);
}
