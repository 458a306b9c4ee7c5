using System.Collections.Concurrent;
using Drydock.Tests.Stores.Registries;

namespace Drydock.Tests.Advisories.Exchange;

/// <summary>Pushing to a registry with bearer tokens: one that reads does not write.</summary>
public sealed class DbPushTokenTests : IDisposable
{
    private readonly SampleExchange machines = new();
    private readonly ConcurrentDictionary<string, bool> blobs = [];

    public void Dispose() => machines.Dispose();

    [Fact]
    public async Task A_token_that_may_only_read_is_exchanged_for_one_that_may_write()
    {
        using var server = new FaultServer(r => Answer(r, "host"));
        await machines.BuildAsync();
        var run = await machines.HereAsync("push", "--plain-http", $"{server.Host}/team/db:latest");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(9, blobs.Count);
        var scopes = server.Requests.Where(r => r.Target.StartsWith("/token", StringComparison.Ordinal)).Select(r => Uri.UnescapeDataString(r.Target)).ToList();
        Assert.Contains(scopes, s => s.Contains("scope=repository:team/db:pull&", StringComparison.Ordinal));
        Assert.Contains(scopes, s => s.Contains("scope=repository:team/db:pull,push&", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Uploads_that_go_to_another_host_carry_no_token_there()
    {
        using var storage = new FaultServer(_ => FaultAnswer.Text(201, ""));
        using var server = new FaultServer(r => Answer(r, storage.OtherHost));
        await machines.BuildAsync();
        Assert.Equal(0, (await machines.HereAsync("push", "--plain-http", $"{server.Host}/team/db:latest")).ExitCode);
        Assert.Equal(9, storage.Requests.Count);
        Assert.All(storage.Requests, r => Assert.Null(r.Authorization));
        Assert.All(storage.Requests, r => Assert.Contains("?session=1&digest=sha256%3A", r.Target, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_upload_that_breaks_is_tried_again()
    {
        var isBroken = true;
        using var server = new FaultServer(r =>
        {
            if (r.Method == "PUT" && isBroken)
            {
                isBroken = false;
                return FaultAnswer.Text(503, "", ("Retry-After", "0"));
            }

            return Answer(r, "host");
        });
        await machines.BuildAsync();
        Assert.Equal(0, (await machines.HereAsync("push", "--plain-http", $"{server.Host}/team/db:latest")).ExitCode);
        Assert.Equal(9, blobs.Count);
    }

    private FaultAnswer Answer(FaultRequest request, string storage)
    {
        var path = request.Target.Split('?')[0];
        var action = request.Method == "HEAD" || request.Method == "GET" ? "pull" : "pull,push";
        if (path == "/token")
        {
            return FaultAnswer.Text(200, $$"""{"token":"{{(request.Target.Contains("push", StringComparison.Ordinal) ? "writes" : "reads")}}"}""");
        }

        if (storage == "host" || request.Method != "PUT" || path.Contains("/manifests/", StringComparison.Ordinal))
        {
            var needed = action == "pull" ? "reads" : "writes";
            if (request.Authorization != $"Bearer {needed}" && request.Authorization != "Bearer writes")
            {
                return FaultAnswer.Text(401, "", ("WWW-Authenticate", $"Bearer realm=\"http://{request.Headers["Host"]}/token\",service=\"s\",scope=\"repository:team/db:{action}\""));
            }
        }

        return request.Method switch
        {
            "HEAD" => FaultAnswer.Text(blobs.ContainsKey(path.Split('/')[^1]) ? 200 : 404, ""),
            "POST" => FaultAnswer.Text(202, "", ("Location", storage == "host" ? "/upload/1?session=1" : $"http://{storage}/upload/1?session=1")),
            "PUT" => Put(request),
            _ => FaultAnswer.Text(404, ""),
        };
    }

    private FaultAnswer Put(FaultRequest request)
    {
        if (request.Target.Contains("digest=", StringComparison.Ordinal))
        {
            blobs[Uri.UnescapeDataString(request.Target.Split("digest=")[1])] = true;
        }

        return FaultAnswer.Text(201, "");
    }
}
