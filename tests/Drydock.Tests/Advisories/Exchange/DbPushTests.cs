using System.Text;
using Drydock.Tests.Stores.Registries;

namespace Drydock.Tests.Advisories.Exchange;

/// <summary><c>drydock db push</c> and <c>pull</c> with Debian's docker-registry.</summary>
public sealed class DbPushTests(SharedRegistries registries) : IClassFixture<SharedRegistries>, IDisposable
{
    private readonly SampleExchange machines = new();

    public void Dispose() => machines.Dispose();

    [Fact]
    public async Task A_database_goes_through_a_registry_and_only_what_changed_goes_again()
    {
        var name = $"{registries.Open.Host}/team/db:latest";
        await machines.BuildAsync();
        var pushed = await machines.HereAsync("push", name);
        Assert.Equal((0, ""), (pushed.ExitCode, pushed.Error));
        Assert.Contains("8 shards of 8", pushed.Output, StringComparison.Ordinal);
        var pulled = await machines.ThereAsync("pull", name);
        Assert.Equal((0, ""), (pulled.ExitCode, pulled.Error));
        Assert.StartsWith("8 shards fetched (", pulled.Output, StringComparison.Ordinal);
        machines.AssertSame();
        Assert.Contains("0 shards of 8 (0 B) sent", (await machines.HereAsync("push", name)).Output, StringComparison.Ordinal);

        machines.Here.Write("feeds/lang/Go/GO-2099-0002.json", Storage.SampleFeeds.Osv("GO-2099-0002", "Go", "example.test/two", 1));
        await machines.HereAsync("build", "--from", machines.Here.At("feeds"));
        Assert.Contains("3 shards of 8", (await machines.HereAsync("push", name)).Output, StringComparison.Ordinal);
        Assert.StartsWith("3 shards fetched (", (await machines.ThereAsync("pull", name)).Output, StringComparison.Ordinal);
        Assert.Equal(machines.Manifest(machines.Here), machines.Manifest(machines.There));
    }

    [Fact]
    public async Task A_damaged_shard_is_fetched_again()
    {
        var name = $"{registries.Open.Host}/team/mended:latest";
        await machines.BuildAsync();
        await machines.HereAsync("push", name);
        await machines.ThereAsync("pull", name);
        var shard = Directory.EnumerateFiles(machines.There.At("db", "shards")).First();
        var bytes = File.ReadAllBytes(shard);
        bytes[^1] ^= 1;
        File.WriteAllBytes(shard, bytes);
        Assert.StartsWith("1 shard fetched (", (await machines.ThereAsync("pull", name)).Output, StringComparison.Ordinal);
        machines.AssertSame();
    }

    [Fact]
    public async Task A_damaged_shard_is_not_handed_on()
    {
        await machines.BuildAsync();
        File.Delete(Directory.EnumerateFiles(machines.Here.At("db", "shards")).First());
        var run = await machines.HereAsync("push", $"{registries.Open.Host}/team/broken:latest");
        Assert.Equal(5, run.ExitCode);
        Assert.Contains("[database-damaged]", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Skopeo_understands_what_was_pushed_and_copies_it()
    {
        await machines.BuildAsync();
        await machines.HereAsync("push", $"{registries.Open.Host}/team/raw:latest");
        var raw = TestPrograms.Run("skopeo", "inspect", "--raw", "--tls-verify=false", $"docker://{registries.Open.Host}/team/raw:latest");
        Assert.Contains("\"artifactType\":\"application/vnd.drydock.db.v1\"", raw, StringComparison.Ordinal);
        TestPrograms.Run("skopeo", "--insecure-policy", "copy", "--quiet", "--preserve-digests", "--src-tls-verify=false", "--dest-tls-verify=false", $"docker://{registries.Open.Host}/team/raw:latest", $"docker://{registries.Open.Host}/team/copy:latest");
        Assert.Equal(0, (await machines.ThereAsync("pull", $"{registries.Open.Host}/team/copy:latest")).ExitCode);
        machines.AssertSame();
    }

    [Fact]
    public async Task A_registry_that_wants_a_login_gets_it()
    {
        var name = $"{registries.WithLogin.Host}/team/db:latest";
        await machines.BuildAsync();
        var refused = await machines.HereAsync("push", name);
        Assert.Equal(4, refused.ExitCode);
        Assert.Contains("[unauthorized]", refused.Error, StringComparison.Ordinal);
        var auth = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{RealRegistry.User}:{RealRegistry.Password}"));
        machines.Here.Write("docker/config.json", $$"""{"auths":{"{{registries.WithLogin.Host}}":{"auth":"{{auth}}"} } }""");
        machines.Variables["DOCKER_CONFIG"] = machines.Here.At("docker");
        Assert.Equal(0, (await machines.HereAsync("push", name)).ExitCode);
        Assert.Equal(0, (await machines.ThereAsync("pull", name)).ExitCode);
        machines.AssertSame();
    }

    [Fact]
    public async Task A_private_authority_is_trusted_when_its_file_is_given()
    {
        await machines.BuildAsync();
        Assert.Equal(0, (await machines.HereAsync("push", "--ca-file", registries.Secure.CaFile!, $"{registries.Secure.Host}/team/db:latest")).ExitCode);
    }

    [Fact]
    public async Task An_image_is_no_database()
    {
        var run = await machines.ThereAsync("pull", $"{registries.Open.Host}/team/app:1.0");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("it is no vulnerability database, but 'application/vnd.oci.image.config.v1+json'", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(machines.There.At("db", "manifest.json")));
    }

    [Fact]
    public async Task Nothing_is_pushed_where_there_is_no_database()
    {
        var run = await machines.HereAsync("push", $"{registries.Open.Host}/team/none:latest");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("there is none", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(405, "registry-refused", "read-only, or a mirror")]
    [InlineData(403, "unauthorized", "the right to push")]
    [InlineData(404, "registry-refused", "made before anything is pushed")]
    [InlineData(500, "registry-refused", "in trouble")]
    public async Task A_registry_that_takes_nothing_is_told_plainly(int status, string code, string hint)
    {
        using var server = new FaultServer(r => r.Method == "HEAD" ? FaultAnswer.Text(404, "") : FaultAnswer.Text(status, """{"errors":[{"code":"UNSUPPORTED","message":"no"}]}""", ("Retry-After", "0")));
        await machines.BuildAsync();
        var run = await machines.HereAsync("push", "--plain-http", $"{server.Host}/team/db:latest");
        Assert.Equal(4, run.ExitCode);
        Assert.Contains($"[{code}]", run.Error, StringComparison.Ordinal);
        Assert.Contains(hint, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_registry_changed_is_refused_and_the_old_database_stays()
    {
        var name = $"{registries.Open.Host}/team/changed:latest";
        await machines.BuildAsync();
        await machines.HereAsync("push", name);
        await machines.ThereAsync("pull", name);
        var before = machines.Manifest(machines.There);
        await machines.BuildAsync(2);
        await machines.HereAsync("push", name);
        using var liar = new FaultServer(r => Lie(r));
        var run = await machines.ThereAsync("pull", "--plain-http", $"{liar.Host}/team/changed:latest");
        Assert.Equal(5, run.ExitCode);
        Assert.Contains("[digest-mismatch]", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, machines.Manifest(machines.There));
        Assert.Equal(0, (await machines.ThereAsync("search", "PYSEC-2099-1")).ExitCode);
    }

    /// <summary>Passes on what the real registry says, with one bit of every large blob turned.</summary>
    private FaultAnswer Lie(FaultRequest request)
    {
        using var http = Oci.Stores.Http.HttpClients.Create(new());
        using var ask = new HttpRequestMessage(HttpMethod.Get, $"http://{registries.Open.Host}{request.Target}");
        ask.Headers.TryAddWithoutValidation("Accept", request.Headers.GetValueOrDefault("Accept", "*/*"));
        using var answer = http.Send(ask);
        using var memory = new MemoryStream();
        answer.Content.ReadAsStream().CopyTo(memory);
        var bytes = memory.ToArray();
        if (request.Target.Contains("/blobs/", StringComparison.Ordinal) && bytes[0] == 'D')
        {
            bytes[^1] ^= 1;
        }

        return new FaultAnswer((int)answer.StatusCode, bytes, ("Content-Type", answer.Content.Headers.ContentType?.ToString() ?? "x/y"));
    }
}
