using System.Text;
using Drydock.Oci.Content;
using Drydock.Oci.Stores;

namespace Drydock.Tests.Stores.Registries;

public sealed class RegistryLoginTests
{
    private static readonly TestImage Image = new("amd64");

    [Fact]
    public async Task Without_credentials_a_token_for_everybody_is_asked_for_once()
    {
        using var server = new TokenServer(Image);
        await using var store = server.Registry.Open();
        await RegistryRun.ResolveAsync(store);
        await Task.WhenAll(Image.Layers.Select(l => RegistryRun.ReadAsync(store, l)));
        var request = Assert.Single(server.TokenRequests);
        Assert.Equal("GET", request.Method);
        Assert.Null(request.Authorization);
        Assert.Contains("scope=repository%3Ateam%2Fapp%3Apull&service=registry.test", request.Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_goes_to_the_token_server_and_not_to_the_registry()
    {
        using var server = new TokenServer(Image);
        using var folder = new TempFolder();
        await using var store = server.Registry.Open(Login(folder, server, """{"auth":"YWRhOnNlY3JldC1wdw=="}"""));
        await RegistryRun.ResolveAsync(store);
        Assert.Equal("Basic YWRhOnNlY3JldC1wdw==", Assert.Single(server.TokenRequests).Authorization);
        Assert.DoesNotContain(server.Registry.Server.Requests.Except(server.TokenRequests), r => r.Authorization?.StartsWith("Basic", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task An_identity_token_is_exchanged_by_post()
    {
        using var server = new TokenServer(Image, r => FaultAnswer.Text(200, """{"access_token":"fresh"}""")) { Accepted = "fresh" };
        using var folder = new TempFolder();
        await using var store = server.Registry.Open(Login(folder, server, """{"identitytoken":"refresh me&more"}"""));
        await RegistryRun.ResolveAsync(store);
        var request = Assert.Single(server.TokenRequests);
        Assert.Equal("POST", request.Method);
        Assert.Contains("grant_type=refresh_token&refresh_token=refresh+me%26more&client_id=drydock", request.Body, StringComparison.Ordinal);
        Assert.Contains("scope=repository%3Ateam%2Fapp%3Apull&service=registry.test", request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registry_token_is_sent_as_it_is()
    {
        using var server = new TokenServer(Image) { Accepted = "ready" };
        using var folder = new TempFolder();
        await using var store = server.Registry.Open(Login(folder, server, """{"registrytoken":"ready"}"""));
        await RegistryRun.ResolveAsync(store);
        Assert.Empty(server.TokenRequests);
    }

    [Fact]
    public async Task A_token_that_ran_out_is_replaced()
    {
        using var server = new TokenServer(Image);
        await using var store = server.Registry.Open();
        await RegistryRun.ResolveAsync(store);
        server.Revoked = "Bearer token-1";
        await Task.WhenAll(Image.Layers.Select(l => RegistryRun.ReadAsync(store, l)));
        Assert.Equal(2, server.TokenRequests.Count());
    }

    [Fact]
    public async Task A_token_that_the_registry_never_takes_is_not_asked_for_forever()
    {
        using var server = new TokenServer(Image) { Accepted = "another" };
        await using var store = server.Registry.Open();
        Assert.Equal(ErrorCodes.Unauthorized, (await RegistryRun.FailsAsync(store)).Code);
        Assert.Single(server.TokenRequests);
    }

    [Fact]
    public async Task A_token_server_in_trouble_is_asked_again()
    {
        var tries = 0;
        using var server = new TokenServer(Image, _ => tries++ == 0 ? FaultAnswer.Text(500, "") : null);
        await using var store = server.Registry.Open();
        Assert.Equal(Image.Top, await RegistryRun.ResolveAsync(store));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("not json")]
    [InlineData("""{"token":""}""")]
    [InlineData("""{"token":"a\r\nX-Injected: b"}""")]
    [InlineData("""{"token":7}""")]
    public async Task A_token_that_is_none_is_an_error(string answer)
    {
        using var server = new TokenServer(Image, _ => FaultAnswer.Text(200, answer));
        await using var store = server.Registry.Open();
        Assert.Equal(ErrorCodes.RegistryRefused, (await RegistryRun.FailsAsync(store)).Code);
    }

    [Fact]
    public async Task Secrets_that_a_server_repeats_never_reach_a_message()
    {
        using var server = new TokenServer(Image, r => FaultAnswer.Text(401, $$"""{"details":"no: {{r.Authorization}} {{Encoding.UTF8.GetString(Convert.FromBase64String(r.Authorization!["Basic ".Length..]))}}"}"""));
        using var folder = new TempFolder();
        await using var store = server.Registry.Open(Login(folder, server, """{"auth":"YWRhOnNlY3JldC1wdw=="}"""));
        var error = await RegistryRun.FailsAsync(store);
        Assert.Equal(ErrorCodes.Unauthorized, error.Code);
        Assert.Contains("no: Basic [redacted] ada:[redacted]", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-pw", $"{error}{error.Hint}", StringComparison.Ordinal);
        Assert.DoesNotContain("YWRhOnNlY3JldC1wdw", $"{error}{error.Hint}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_a_registry_repeats_never_reaches_a_message()
    {
        using var registry = new FaultRegistry(Image, (r, _) => r.Target.StartsWith("/token", StringComparison.Ordinal)
            ? FaultAnswer.Text(200, """{"token":"bearer-secret"}""")
            : r.Authorization is null ? FaultAnswer.Text(401, "", ("WWW-Authenticate", $"Bearer realm=\"http://{r.Headers["Host"]}/token\"")) : FaultAnswer.Text(403, $$"""{"errors":[{"message":"{{r.Authorization}}"}]}"""));
        await using var store = registry.Open();
        Assert.Contains("Bearer [redacted]", (await RegistryRun.FailsAsync(store)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_to_another_host_does_not_carry_the_login()
    {
        byte[] layer = Image.Blobs[Image.Layers[0].Digest];
        using var elsewhere = new FaultServer(r => FaultAnswer.Range(r, layer) with { CutAfter = r.Offset == 0 ? 1000 : null });
        using var registry = new FaultRegistry(Image, (r, _) => r.Authorization is null
            ? FaultAnswer.Text(401, "", ("WWW-Authenticate", "Basic realm=\"test\""))
            : r.Target.Contains("/blobs/", StringComparison.Ordinal) ? FaultAnswer.Text(307, "", ("Location", $"http://{elsewhere.Host}/signed?key=1")) : null);
        using var folder = new TempFolder();
        folder.Write("config.json", $$"""{"auths":{"{{registry.Server.Host}}":{"auth":"YWRhOnNlY3JldC1wdw=="} } }""");
        await using var store = registry.Open(RegistryRun.Options(("DOCKER_CONFIG", folder.Root)));
        Assert.Equal(layer, await RegistryRun.ReadAsync(store, Image.Layers[0]));
        Assert.Equal([0, 1000], elsewhere.Requests.Select(r => r.Offset));
        Assert.All(elsewhere.Requests, r => Assert.Null(r.Authorization));
    }

    [Fact]
    public async Task A_redirect_within_the_host_carries_the_login()
    {
        using var registry = new FaultRegistry(Image, (r, _) => r.Authorization is null
            ? FaultAnswer.Text(401, "", ("WWW-Authenticate", "Basic realm=\"test\""))
            : r.Target.StartsWith("/v2/", StringComparison.Ordinal) ? FaultAnswer.Text(302, "", ("Location", $"/other{r.Target}")) : null);
        using var folder = new TempFolder();
        folder.Write("config.json", $$"""{"auths":{"{{registry.Server.Host}}":{"auth":"YWRhOnNlY3JldC1wdw=="} } }""");
        await using var store = registry.Open(RegistryRun.Options(("DOCKER_CONFIG", folder.Root)));
        Assert.Equal(Image.Top, await RegistryRun.ResolveAsync(store));
    }

    [Fact]
    public async Task Redirects_in_a_circle_end()
    {
        using var registry = new FaultRegistry(Image, (r, _) => FaultAnswer.Text(302, "", ("Location", r.Target)));
        await using var store = registry.Open();
        Assert.Contains("redirects more than 10 times", (await RegistryRun.FailsAsync(store)).Message, StringComparison.Ordinal);
    }

    private static RegistryOptions Login(TempFolder folder, TokenServer server, string entry) =>
        RegistryRun.Options() with { AuthFile = folder.Write("auth.json", $$"""{"auths":{"{{server.Registry.Server.Host}}":{{entry}} } }""") };
}
