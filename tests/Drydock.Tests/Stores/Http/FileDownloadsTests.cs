using System.Text;
using Drydock.Oci.Content;
using Drydock.Oci.Stores;
using Drydock.Oci.Stores.Http;
using Drydock.Tests.Stores.Registries;

namespace Drydock.Tests.Stores.Http;

/// <summary>Downloads over real sockets, and all that goes wrong with them.</summary>
public sealed class FileDownloadsTests : IDisposable
{
    private const string Tag = "\"v1\"";
    private static readonly byte[] Whole = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 5000).Select(i => $"line {i}\n")));
    private readonly TempFolder folder = new();
    private readonly HastyClock clock = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_file_is_fetched_once_and_then_asked_after()
    {
        using var server = new FaultServer(r => r.Headers.GetValueOrDefault("If-None-Match") == Tag ? FaultAnswer.Text(304, "") : new FaultAnswer(200, Whole, ("ETag", Tag)));
        Assert.Equal(DownloadOutcome.Fetched, await FetchAsync(server));
        Assert.Equal(Whole, File.ReadAllBytes(folder.At("feeds", "a.zip")));
        Assert.Equal(DownloadOutcome.Unchanged, await FetchAsync(server));
        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(["a.zip"], Directory.EnumerateFiles(folder.At("feeds")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_date_serves_where_there_is_no_tag()
    {
        const string day = "Sun, 01 Mar 2026 11:00:00 GMT";
        using var server = new FaultServer(r => r.Headers.GetValueOrDefault("If-Modified-Since") == day ? FaultAnswer.Text(304, "") : new FaultAnswer(200, Whole, ("Last-Modified", day)));
        Assert.Equal(DownloadOutcome.Fetched, await FetchAsync(server));
        Assert.Equal(DownloadOutcome.Unchanged, await FetchAsync(server));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_that_is_gone_or_forgotten_is_fetched_whole(bool isForgotten)
    {
        using var server = new FaultServer(r => r.Headers.ContainsKey("If-None-Match") ? FaultAnswer.Text(304, "") : new FaultAnswer(200, Whole, ("ETag", Tag)));
        await FetchAsync(server);
        if (isForgotten)
        {
            FileDownloads.Forget(folder.At("notes", "a.zip"));
        }
        else
        {
            File.Delete(folder.At("feeds", "a.zip"));
        }

        Assert.Equal(DownloadOutcome.Fetched, await FetchAsync(server));
    }

    [Fact]
    public async Task A_broken_download_goes_on_where_it_stopped()
    {
        var count = 0;
        using var server = new FaultServer(r => Ranged(r) with { CutAfter = count++ < 3 ? 9000 : null });
        await FetchAsync(server);
        Assert.Equal(Whole, File.ReadAllBytes(folder.At("feeds", "a.zip")));
        Assert.Equal([0, 9000, 18000, 27000], server.Requests.Select(r => r.Offset));
        Assert.All(server.Requests.Skip(1), r => Assert.Equal(Tag, r.Headers["If-Range"]));
    }

    [Fact]
    public async Task Another_run_goes_on_where_the_one_before_gave_up()
    {
        var isBroken = true;
        using var server = new FaultServer(r => Ranged(r) with { CutAfter = isBroken ? 1000 : null });
        Assert.Equal(ErrorCodes.Network, (await Assert.ThrowsAsync<DrydockException>(() => FetchAsync(server))).Code);
        Assert.False(File.Exists(folder.At("feeds", "a.zip")));
        isBroken = false;
        await FetchAsync(server);
        Assert.Equal(5000, server.Requests[^1].Offset);
        Assert.Equal(Whole, File.ReadAllBytes(folder.At("feeds", "a.zip")));
    }

    [Fact]
    public async Task A_version_that_came_between_is_fetched_from_its_start()
    {
        var count = 0;
        var other = Whole.Reverse().ToArray();
        using var server = new FaultServer(_ => count++ == 0 ? new FaultAnswer(200, Whole, ("ETag", Tag)) { CutAfter = 100 } : new FaultAnswer(200, other, ("ETag", "\"v2\"")));
        await FetchAsync(server);
        Assert.Equal(other, File.ReadAllBytes(folder.At("feeds", "a.zip")));
    }

    [Fact]
    public async Task Parts_of_two_versions_are_never_put_together()
    {
        var count = 0;
        var other = Whole.Reverse().ToArray();
        using var server = new FaultServer(r => count++ switch
        {
            0 => new FaultAnswer(200, Whole, ("ETag", Tag)) { CutAfter = 100 },
            1 => new FaultAnswer(206, other[100..], ("ETag", "\"v2\""), ("Content-Range", $"bytes 100-{other.Length - 1}/{other.Length}")),
            _ => new FaultAnswer(200, other, ("ETag", "\"v2\"")),
        });
        await FetchAsync(server);
        Assert.Equal(other, File.ReadAllBytes(folder.At("feeds", "a.zip")));
    }

    [Theory]
    [InlineData("W/\"weak\"")]
    [InlineData(null)]
    public async Task Without_a_name_for_the_exact_version_all_is_fetched_again(string? tag)
    {
        var count = 0;
        using var server = new FaultServer(_ => new FaultAnswer(200, Whole, [.. tag is null ? Array.Empty<(string, string)>() : [("ETag", tag)]]) { CutAfter = count++ == 0 ? 100 : null });
        await FetchAsync(server);
        Assert.DoesNotContain(server.Requests, r => r.Headers.ContainsKey("Range"));
        Assert.Equal(Whole, File.ReadAllBytes(folder.At("feeds", "a.zip")));
    }

    [Theory]
    [InlineData(416, "bytes */100")]
    [InlineData(206, "bytes 7-99/100")]
    [InlineData(206, "bytes 100-49999/50")]
    public async Task A_part_that_does_not_fit_is_thrown_away(int status, string range)
    {
        var count = 0;
        using var server = new FaultServer(_ => count++ switch
        {
            0 => new FaultAnswer(200, Whole, ("ETag", Tag)) { CutAfter = 100 },
            1 => new FaultAnswer(status, [], ("Content-Range", range)),
            _ => new FaultAnswer(200, Whole, ("ETag", Tag)),
        });
        await FetchAsync(server);
        Assert.Equal(Whole, File.ReadAllBytes(folder.At("feeds", "a.zip")));
    }

    [Fact]
    public async Task A_busy_server_is_given_the_time_it_asks_for()
    {
        var count = 0;
        using var server = new FaultServer(_ => count++ == 0 ? FaultAnswer.Text(429, "", ("Retry-After", "17")) : new FaultAnswer(200, Whole));
        await FetchAsync(server);
        Assert.Equal([TimeSpan.FromSeconds(17)], clock.Waits);
    }

    [Theory]
    [InlineData(404, "registry-refused")]
    [InlineData(403, "unauthorized")]
    [InlineData(304, "registry-refused")]
    [InlineData(206, "registry-refused")]
    [InlineData(416, "registry-refused")]
    [InlineData(503, "registry-refused")]
    public async Task An_answer_without_the_file_is_an_error_and_the_old_file_stays(int status, string code)
    {
        Directory.CreateDirectory(folder.At("feeds"));
        folder.Write("feeds/a.zip", "old");
        using var server = new FaultServer(_ => FaultAnswer.Text(status, ""));
        var error = await Assert.ThrowsAsync<DrydockException>(() => FetchAsync(server));
        Assert.Equal(code, error.Code.Id);
        Assert.Contains($"answered {status}", error.Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(folder.At("feeds", "a.zip")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_too_large_is_refused_whether_or_not_it_is_announced(bool isAnnounced)
    {
        using var server = new FaultServer(_ => new FaultAnswer(200, Whole) { ContentLength = isAnnounced ? null : -1, IsEndless = !isAnnounced });
        var error = await Assert.ThrowsAsync<DrydockException>(() => FetchAsync(server, most: 10_000));
        Assert.Equal(ErrorCodes.LimitExceeded, error.Code);
        Assert.Empty(Directory.EnumerateFiles(folder.Root, "*.draft", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_server_that_falls_silent_is_asked_again()
    {
        var count = 0;
        using var server = new FaultServer(r => Ranged(r) with { CutAfter = count == 0 ? 100 : null, Stalls = count++ == 0 });
        using var files = new FileDownloads(RegistryRun.Options() with { SilenceLimit = TimeSpan.FromSeconds(0.3) }, TimeProvider.System);
        await files.FetchAsync(FileOf(server, 1 << 20), _ => { }, default);
        Assert.Equal([0, 100], server.Requests.Select(r => r.Offset));
    }

    [Fact]
    public async Task A_redirect_is_followed_and_the_password_stays_behind()
    {
        using var other = new FaultServer(_ => new FaultAnswer(200, Whole));
        using var server = new FaultServer(_ => FaultAnswer.Text(302, "", ("Location", $"http://{other.OtherHost}/b.zip?signature=x")));
        using var files = new FileDownloads(RegistryRun.Options(), clock);
        await files.FetchAsync(FileOf(server, 1 << 20) with { Authorization = new("Basic", "c2VjcmV0") }, _ => { }, default);
        Assert.Equal("Basic c2VjcmV0", server.Requests[0].Authorization);
        Assert.Null(other.Requests[0].Authorization);
    }

    [Fact]
    public async Task A_private_authority_is_trusted_when_its_file_is_given()
    {
        using var certificates = new TempFolder();
        using var registry = RealRegistry.StartSecure(certificates);
        var file = new FileDownload(new Uri($"https://{registry.Host}/v2/"), folder.At("feeds", "a"), folder.At("notes", "a"), 100);
        using var blind = new FileDownloads(RegistryRun.Options(), clock);
        Assert.Contains("its authority is not known here", (await Assert.ThrowsAsync<DrydockException>(() => blind.FetchAsync(file, _ => { }, default))).Message, StringComparison.Ordinal);
        using var files = new FileDownloads(RegistryRun.Options() with { CaFile = registry.CaFile }, clock);
        await files.FetchAsync(file, _ => { }, default);
        Assert.Equal("{}", File.ReadAllText(folder.At("feeds", "a")));
    }

    [Fact]
    public async Task A_proxy_is_used()
    {
        using var proxy = new FaultServer(_ => new FaultAnswer(200, Whole));
        using var files = new FileDownloads(RegistryRun.Options(("http_proxy", $"http://{proxy.Host}")), clock);
        await files.FetchAsync(new FileDownload(new Uri("http://feeds.invalid/a.zip"), folder.At("feeds", "a.zip"), folder.At("notes", "a.zip"), 1 << 20), _ => { }, default);
        Assert.Equal("http://feeds.invalid/a.zip", proxy.Requests[0].Target);
    }

    private static FaultAnswer Ranged(FaultRequest request)
    {
        var answer = FaultAnswer.Range(request, Whole);
        return answer with { Headers = [.. answer.Headers, ("ETag", Tag)] };
    }

    private FileDownload FileOf(FaultServer server, long most) => new(new Uri($"http://{server.Host}/a.zip"), folder.At("feeds", "a.zip"), folder.At("notes", "a.zip"), most);

    private async Task<DownloadOutcome> FetchAsync(FaultServer server, long most = 1 << 20)
    {
        using var files = new FileDownloads(RegistryRun.Options(), clock);
        return await files.FetchAsync(FileOf(server, most), _ => { }, default);
    }
}
