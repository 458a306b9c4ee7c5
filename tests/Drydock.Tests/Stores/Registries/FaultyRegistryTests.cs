using Drydock.Oci.Content;

namespace Drydock.Tests.Stores.Registries;

/// <summary>What goes wrong between us and a registry, over real sockets.</summary>
public sealed class FaultyRegistryTests
{
    private static readonly TestImage Image = new("amd64");
    private static readonly byte[] Layer = Image.Blobs[Image.Layers[0].Digest];

    [Theory]
    [InlineData("17", 17)]
    [InlineData("Sun, 01 Mar 2026 12:00:20 GMT", 20)]
    [InlineData("Sun, 01 Mar 2026 11:00:00 GMT", null)]
    public async Task A_busy_registry_is_given_the_time_it_asks_for(string retryAfter, int? seconds)
    {
        using var registry = new FaultRegistry(Image, (_, n) => n == 0 ? FaultAnswer.Text(429, "", ("Retry-After", retryAfter)) : null);
        await using var store = registry.Open();
        Assert.Equal(Image.Top, await RegistryRun.ResolveAsync(store));
        Assert.Equal(seconds is null ? [] : [TimeSpan.FromSeconds(seconds.Value)], registry.Clock.Waits);
    }

    [Fact]
    public async Task A_registry_that_asks_for_an_hour_is_not_waited_for()
    {
        using var registry = new FaultRegistry(Image, (_, _) => FaultAnswer.Text(429, """{"errors":[{"code":"TOOMANYREQUESTS","message":"pull limit reached"}]}""", ("Retry-After", "3600")));
        await using var store = registry.Open();
        var error = await RegistryRun.FailsAsync(store);
        Assert.Equal(ErrorCodes.RegistryRefused, error.Code);
        Assert.Contains("429 (TOOMANYREQUESTS: pull limit reached)", error.Message, StringComparison.Ordinal);
        Assert.Contains("Try again in 3600 s, or log in", error.Hint, StringComparison.Ordinal);
        Assert.Empty(registry.Clock.Waits);
    }

    [Fact]
    public async Task A_registry_in_trouble_is_asked_again_with_growing_pauses()
    {
        using var registry = new FaultRegistry(Image, (_, n) => n < 3 ? FaultAnswer.Text(503, "") : null);
        await using var store = registry.Open();
        Assert.Equal(Image.Top, await RegistryRun.ResolveAsync(store));
        var waits = registry.Clock.Waits;
        Assert.Equal(3, waits.Count);
        Assert.All(waits, (wait, i) => Assert.InRange(wait.TotalSeconds, 0.3 * Math.Pow(2, i), 0.5 * Math.Pow(2, i)));
    }

    [Fact]
    public async Task A_registry_that_stays_in_trouble_is_given_up()
    {
        using var registry = new FaultRegistry(Image, (_, _) => FaultAnswer.Text(502, "<html>bad gateway</html>"));
        await using var store = registry.Open();
        Assert.Contains("answered 502.", (await RegistryRun.FailsAsync(store)).Message, StringComparison.Ordinal);
        Assert.Equal(5, registry.Server.Requests.Count);
    }

    [Fact]
    public async Task A_broken_download_goes_on_where_it_stopped()
    {
        using var flaky = new FaultRegistry(Image, (r, n) => FaultRegistry.Honest(r, Image) with { CutAfter = n < 3 ? 70_000 : null });
        await using var store = flaky.Open();
        Assert.Equal(Layer, await flaky.ReadLayerAsync(store));
        Assert.Equal([0, 70_000, 140_000, 210_000], flaky.Server.Requests.Select(r => r.Offset));
    }

    [Fact]
    public async Task A_server_without_ranges_sends_all_again_and_what_was_read_is_skipped()
    {
        using var flaky = new FaultRegistry(Image, (_, n) => new FaultAnswer(200, Layer) { CutAfter = n < 2 ? 100_000 * (n + 1) : null });
        await using var store = flaky.Open();
        Assert.Equal(Layer, await flaky.ReadLayerAsync(store));
        Assert.Equal([0, 100_000, 200_000], flaky.Server.Requests.Select(r => r.Offset));
    }

    [Fact]
    public async Task A_connection_that_closes_early_without_a_length_counts_as_broken()
    {
        using var flaky = new FaultRegistry(Image, (r, n) => FaultRegistry.Honest(r, Image) with { ContentLength = -1, CutAfter = n == 0 ? 5 : null });
        await using var store = flaky.Open();
        Assert.Equal(Layer, await flaky.ReadLayerAsync(store));
    }

    [Fact]
    public async Task A_download_that_always_breaks_is_given_up()
    {
        using var flaky = new FaultRegistry(Image, (r, _) => FaultAnswer.Range(r, Layer) with { CutAfter = 1 });
        await using var store = flaky.Open();
        var error = await Assert.ThrowsAsync<DrydockException>(() => flaky.ReadLayerAsync(store));
        Assert.Equal(ErrorCodes.Network, error.Code);
        Assert.Equal(5, flaky.Server.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_sends_another_range_is_not_believed()
    {
        using var liar = new FaultRegistry(Image, (r, n) => n == 0 ? new FaultAnswer(200, Layer) { CutAfter = 100 } : new FaultAnswer(206, Layer[500..], ("Content-Range", $"bytes 500-{Layer.Length - 1}/{Layer.Length}")));
        await using var store = liar.Open();
        var error = await Assert.ThrowsAsync<DrydockException>(() => liar.ReadLayerAsync(store));
        Assert.Contains("sent another range than the one asked for", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_falls_silent_is_asked_again()
    {
        using var silent = new FaultRegistry(Image, (r, n) => n == 0 ? new FaultAnswer(200, Layer[..1000]) { ContentLength = Layer.Length, Stalls = true } : null);
        await using var store = silent.Open(RegistryRun.Options() with { SilenceLimit = TimeSpan.FromSeconds(0.3), FirstPause = TimeSpan.Zero }, TimeProvider.System);
        Assert.Equal(Layer, await silent.ReadLayerAsync(store));
        Assert.Equal([0, 1000], silent.Server.Requests.Select(r => r.Offset));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1_000_000)]
    public async Task A_lying_length_is_an_integrity_error(int more)
    {
        using var liar = new FaultRegistry(Image, (_, _) => new FaultAnswer(200, [.. Layer, .. new byte[more]]));
        await using var store = liar.Open();
        Assert.Equal(ErrorCodes.DigestMismatch, (await Assert.ThrowsAsync<DrydockException>(() => liar.ReadLayerAsync(store))).Code);
    }

    [Fact]
    public async Task A_blob_that_is_shorter_than_announced_is_an_integrity_error_at_once()
    {
        using var liar = new FaultRegistry(Image, (_, _) => new FaultAnswer(200, Layer[..^1]));
        await using var store = liar.Open();
        Assert.Equal(ErrorCodes.DigestMismatch, (await Assert.ThrowsAsync<DrydockException>(() => liar.ReadLayerAsync(store))).Code);
        Assert.Single(liar.Server.Requests);
    }

    [Fact]
    public async Task An_endless_blob_ends_where_it_should_have()
    {
        using var liar = new FaultRegistry(Image, (_, _) => new FaultAnswer(200, new byte[4096]) { ContentLength = -1, IsEndless = true });
        await using var store = liar.Open();
        Assert.Equal(ErrorCodes.DigestMismatch, (await Assert.ThrowsAsync<DrydockException>(() => liar.ReadLayerAsync(store))).Code);
    }

    [Fact]
    public async Task An_endless_manifest_ends_at_the_limit()
    {
        using var liar = new FaultRegistry(Image, (_, _) => new FaultAnswer(200, new byte[4096]) { ContentLength = -1, IsEndless = true });
        await using var store = liar.Open();
        Assert.Equal(ErrorCodes.LimitExceeded, (await RegistryRun.FailsAsync(store)).Code);
    }

    [Fact]
    public async Task An_endless_error_document_is_not_read_to_its_end()
    {
        using var liar = new FaultRegistry(Image, (_, _) => new FaultAnswer(400, new byte[4096]) { ContentLength = -1, IsEndless = true });
        await using var store = liar.Open();
        Assert.Contains("answered 400.", (await RegistryRun.FailsAsync(store)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manifest_that_breaks_off_is_read_again()
    {
        using var flaky = new FaultRegistry(Image, (r, n) => FaultRegistry.Honest(r, Image) with { CutAfter = n == 0 ? 10 : null });
        await using var store = flaky.Open();
        Assert.Equal(Image.Top, await RegistryRun.ResolveAsync(store));
    }

    [Fact]
    public async Task A_manifest_that_is_not_what_its_digest_names_is_refused_whatever_the_headers_say()
    {
        var digest = Digest.Sha256("another"u8);
        using var liar = new FaultRegistry(Image, (_, _) => new FaultAnswer(200, Image.Blobs[Image.Top.Digest], ("Content-Type", MediaType.OciManifest.Value), ("Docker-Content-Digest", digest.ToString())));
        await using var store = liar.Open();
        Assert.Equal(ErrorCodes.DigestMismatch, (await RegistryRun.FailsAsync(store, digest.ToString())).Code);
        Assert.Equal(Image.Top.Digest, (await RegistryRun.ResolveAsync(store)).Digest);
    }

    [Fact]
    public async Task A_manifest_is_asked_for_in_every_form_that_we_read()
    {
        using var registry = new FaultRegistry(Image, (_, _) => null);
        await using var store = registry.Open();
        await RegistryRun.ResolveAsync(store);
        var request = Assert.Single(registry.Server.Requests);
        Assert.All([MediaType.OciIndex, MediaType.OciManifest, MediaType.DockerIndex, MediaType.DockerManifest], type => Assert.Contains(type.Value, request.Headers["Accept"], StringComparison.Ordinal));
        Assert.Equal("identity", request.Headers["Accept-Encoding"]);
        Assert.StartsWith("drydock/", request.Headers["User-Agent"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_retired_form_of_manifests_is_named()
    {
        using var registry = new FaultRegistry(Image, (_, _) => FaultAnswer.Text(200, "{}", ("Content-Type", "application/vnd.docker.distribution.manifest.v1+prettyjws")));
        await using var store = registry.Open();
        Assert.Contains("schema 1", (await RegistryRun.FailsAsync(store)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_server_says_cannot_steer_the_terminal()
    {
        using var registry = new FaultRegistry(Image, (_, _) => FaultAnswer.Text(403, """{"errors":[{"code":"DENIED","message":"a\u001b[31m\r\nb\u202e"}]}"""));
        await using var store = registry.Open();
        var error = await RegistryRun.FailsAsync(store);
        Assert.Equal(ErrorCodes.Unauthorized, error.Code);
        Assert.DoesNotContain(error.Message, c => char.IsControl(c) || c == '\u202e');
    }

    [Fact]
    public async Task A_cancelled_read_ends()
    {
        using var silent = new FaultRegistry(Image, (_, _) => new FaultAnswer(200, Layer[..1000]) { ContentLength = Layer.Length, Stalls = true });
        await using var store = silent.Open();
        using var cancel = new CancellationTokenSource();
        await using var stream = await store.OpenAsync(Image.Layers[0], cancel.Token);
        stream.ReadExactly(new byte[1000]);
        cancel.CancelAfter(50);
        Assert.ThrowsAny<OperationCanceledException>(() => stream.ReadByte());
    }
}
