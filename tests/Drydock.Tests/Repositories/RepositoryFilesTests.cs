using System.Text;
using Drydock.Core.Repositories;
using Drydock.Oci.Content;
using Drydock.Oci.Stores.Http;
using Drydock.Tests.Stores.Registries;

namespace Drydock.Tests.Repositories;

public sealed class RepositoryFilesTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly FileDownloads downloads = new(RegistryRun.Options(), new HastyClock());

    public void Dispose()
    {
        downloads.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData("../etc/passwd")]
    [InlineData("pool/../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("a\\b")]
    [InlineData("a\nb")]
    [InlineData("./.")]
    [InlineData("")]
    public async Task A_path_that_leads_out_is_refused_everywhere(string path)
    {
        using var server = new FaultServer(_ => FaultAnswer.Text(200, "x"));
        string[] addresses = [folder.Root, $"file://{folder.Root}", $"http://{server.Host}/debian"];
        foreach (var address in addresses)
        {
            var error = await Assert.ThrowsAsync<DrydockException>(async () => await Opener().Open(address).OpenAsync(path, default));
            Assert.Equal(ErrorCodes.Malformed, error.Code);
        }

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_folder_gives_what_is_in_it_and_null_for_the_rest()
    {
        folder.Write("mirror/dists/a/Release", "hello");
        foreach (var address in (string[])[folder.At("mirror"), $"file:{folder.At("mirror")}", $"file://{folder.At("mirror")}/"])
        {
            var files = Opener().Open(address);
            Assert.Equal("hello", await ReadAsync(files, "dists/./a//Release"));
            Assert.Null(await ReadAsync(files, "dists/a"));
            Assert.Null(await ReadAsync(files, "dists/b/Release"));
        }
    }

    [Fact]
    public async Task A_web_server_is_asked_once_a_run_and_only_after_changes_in_the_next()
    {
        using var server = new FaultServer(r => r.Target == "/debian/pool/g%2B%2B_4%253a1~2.deb"
            ? r.Headers.GetValueOrDefault("If-None-Match") == "\"v1\"" ? FaultAnswer.Text(304, "") : new FaultAnswer(200, "hello"u8.ToArray(), ("ETag", "\"v1\""))
            : FaultAnswer.Text(404, "no"));
        for (var run = 0; run < 2; run++)
        {
            var files = Opener().Open($"http://user:pass@{server.Host}/debian/");
            Assert.DoesNotContain("pass", files.Name, StringComparison.Ordinal);
            Assert.Equal("hello", await ReadAsync(files, "pool/g++_4%3a1~2.deb"));
            Assert.Equal("hello", await ReadAsync(files, "pool/g++_4%3a1~2.deb"));
            Assert.Null(await ReadAsync(files, "dists/none"));
        }

        Assert.Equal(4, server.Requests.Count);
        Assert.All(server.Requests, r => Assert.StartsWith("Basic ", r.Authorization, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cut_download_goes_on_and_a_forgotten_file_is_fetched_anew()
    {
        var whole = Enumerable.Range(0, 50_000).Select(i => (byte)i).ToArray();
        var count = 0;
        using var server = new FaultServer(r => count++ switch
        {
            0 => new FaultAnswer(200, whole, ("ETag", "\"v1\"")) { CutAfter = 9000 },
            1 => new FaultAnswer(206, whole[r.Offset..], ("ETag", "\"v1\""), ("Content-Range", $"bytes {r.Offset}-{whole.Length - 1}/{whole.Length}")),
            _ => new FaultAnswer(200, "other"u8.ToArray(), ("ETag", "\"v2\"")),
        });
        var files = Opener().Open($"http://{server.Host}");
        await using (var stream = await files.OpenAsync("a.deb", default))
        {
            Assert.Equal(whole, await BoundedReader.ReadAsync(stream!, 1 << 20, "it", default));
        }

        files.Forget("a.deb");
        Assert.Equal("other", await ReadAsync(files, "a.deb"));
        Assert.False(server.Requests[^1].Headers.ContainsKey("If-None-Match"));
    }

    [Theory]
    [InlineData(403, "unauthorized")]
    [InlineData(500, "registry-refused")]
    public async Task A_server_that_refuses_is_no_server_without_the_file(int status, string code)
    {
        using var server = new FaultServer(_ => FaultAnswer.Text(status, ""));
        var error = await Assert.ThrowsAsync<DrydockException>(async () => await Opener().Open($"http://{server.Host}").OpenAsync("a", default));
        Assert.Equal(code, error.Code.Id);
    }

    [Theory]
    [InlineData("ftp://host/debian")]
    [InlineData("cdrom:[Debian]/")]
    [InlineData("mirror+file:/etc/apt/mirrors")]
    [InlineData("http://")]
    [InlineData("http://host/?a=b")]
    public void An_address_of_another_kind_is_refused(string address) =>
        Assert.Equal(ErrorCodes.BadArgument, Assert.Throws<DrydockException>(() => Opener().Open(address)).Code);

    [Fact]
    public async Task A_bundle_holds_what_was_opened_and_is_the_same_each_time()
    {
        var name = string.Concat(Enumerable.Repeat("long/", 60)) + "file.deb";
        folder.Write($"mirror/{name}", "long");
        folder.Write("mirror/Release", "flat");
        folder.Write("mirror/other", "never asked for");
        using var server = new FaultServer(_ => FaultAnswer.Text(200, "web"));
        var web = $"http://user:secret@{server.Host}/debian";
        foreach (var bundle in (string[])["a.tar", "b.tar"])
        {
            var recorder = new BundleRecorder(Opener());
            Assert.Equal("long", await ReadAsync(recorder.Open(folder.At("mirror")), name));
            Assert.Equal("flat", await ReadAsync(recorder.Open(folder.At("mirror") + "/"), "./Release"));
            Assert.Equal("web", await ReadAsync(recorder.Open(web), "dists/InRelease"));
            Assert.Null(await ReadAsync(recorder.Open(folder.At("mirror")), "missing"));
            await recorder.WriteAsync(folder.At(bundle), default);
        }

        Assert.Equal(File.ReadAllBytes(folder.At("a.tar")), File.ReadAllBytes(folder.At("b.tar")));
        Assert.Equal(-1, File.ReadAllBytes(folder.At("a.tar")).AsSpan().IndexOf("secret"u8));
        Assert.Equal(3, TestPrograms.Run("tar", "-tf", folder.At("a.tar")).Split('\n').Length);
        using var opened = RepositoryBundle.Open(folder.At("a.tar"), Limits.Default);
        Assert.Equal("long", await ReadAsync(opened.Open(folder.At("mirror")), name));
        Assert.Equal("flat", await ReadAsync(opened.Open(folder.At("mirror")), "Release"));
        Assert.Equal("web", await ReadAsync(opened.Open(web), "dists/InRelease"));
        Assert.Equal("web", await ReadAsync(opened.Open($"http://{server.Host}/debian/"), "dists/InRelease"));
        Assert.Null(await ReadAsync(opened.Open(folder.At("mirror")), "other"));
        Assert.Empty(Directory.EnumerateFiles(folder.Root, "*.draft"));
    }

    private static async Task<string?> ReadAsync(IRepositoryFiles files, string path)
    {
        await using var stream = await files.OpenAsync(path, default);
        return stream is null ? null : Encoding.UTF8.GetString(await BoundedReader.ReadAsync(stream, 1 << 20, path, default));
    }

    private RepositoryOpener Opener() => new(downloads, folder.At("cache"), Limits.Default);
}
