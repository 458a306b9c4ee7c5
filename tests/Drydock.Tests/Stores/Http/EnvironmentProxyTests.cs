using Drydock.Oci.Content;
using Drydock.Oci.Stores.Http;
using Drydock.Tests.Stores.Registries;

namespace Drydock.Tests.Stores.Http;

public sealed class EnvironmentProxyTests
{
    [Theory]
    [InlineData("https://r.test/", "HTTPS_PROXY=http://p:1", "http://p:1/")]
    [InlineData("https://r.test/", "https_proxy=http://low:1 HTTPS_PROXY=http://p:1", "http://low:1/")]
    [InlineData("https://r.test/", "HTTP_PROXY=http://p:1", null)]
    [InlineData("http://r.test/", "HTTP_PROXY=http://p:1", "http://p:1/")]
    [InlineData("http://r.test/", "ALL_PROXY=socks5://p:1", "socks5://p:1/")]
    [InlineData("http://r.test/", "HTTP_PROXY=p:3128", "http://p:3128/")]
    [InlineData("http://r.test/", "HTTP_PROXY=http://user:secret@p:1", "http://p:1/")]
    [InlineData("http://r.test/", "", null)]
    [InlineData("http://localhost/", "HTTP_PROXY=http://p:1", null)]
    [InlineData("http://127.8.9.1:5000/", "HTTP_PROXY=http://p:1", null)]
    [InlineData("http://[::1]:5000/", "HTTP_PROXY=http://p:1", null)]
    public void A_proxy_is_chosen_by_scheme(string uri, string environment, string? expected) =>
        Assert.Equal(expected, Proxy(environment).GetProxy(new Uri(uri))?.ToString());

    [Theory]
    [InlineData("r.test", "r.test", true)]
    [InlineData("R.TEST", "r.test", true)]
    [InlineData("sub.r.test", "r.test", true)]
    [InlineData("other.test", "r.test", false)]
    [InlineData("barr.test", "r.test", false)]
    [InlineData("r.test", ".r.test", false)]
    [InlineData("sub.r.test", ".r.test", true)]
    [InlineData("sub.r.test", "*.r.test", true)]
    [InlineData("r.test", "x,\tr.test , y", true)]
    [InlineData("r.test", "*", true)]
    [InlineData("r.test", "r.test:443", true)]
    [InlineData("r.test", "r.test:5000", false)]
    [InlineData("10.1.2.3", "10.0.0.0/8", true)]
    [InlineData("11.1.2.3", "10.0.0.0/8", false)]
    [InlineData("r.test", "10.0.0.0/8", false)]
    [InlineData("10.1.2.3", "10.1.2.3", true)]
    [InlineData("10.1.2.3", "10.1.2.30", false)]
    [InlineData("[2001:db8::1]", "2001:db8::/32", true)]
    [InlineData("[2001:db8::1]", "[2001:db8::1]:443", true)]
    public void What_NO_PROXY_lists_is_reached_directly(string host, string list, bool isDirect)
    {
        var proxy = new EnvironmentProxy(name => name switch { "HTTPS_PROXY" => "http://p:1", "NO_PROXY" => list, _ => null });
        Assert.Equal(isDirect, proxy.GetProxy(new Uri($"https://{host}/")) is null);
    }

    [Fact]
    public void A_variable_that_is_no_proxy_is_an_error_that_does_not_repeat_it()
    {
        var error = Assert.Throws<DrydockException>(() => Proxy("HTTPS_PROXY=ftp://user:my-secret@p:1"));
        Assert.Equal(ErrorCodes.BadArgument, error.Code);
        Assert.Contains("HTTPS_PROXY", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("my-secret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registry_is_reached_through_a_proxy_with_a_password()
    {
        var image = new TestImage("amd64");
        using var proxy = new FaultServer(r => r.Headers.ContainsKey("Proxy-Authorization")
            ? FaultRegistry.Honest(r, image)
            : FaultAnswer.Text(407, "", ("Proxy-Authenticate", "Basic realm=\"proxy\"")));
        var options = RegistryRun.Options(("HTTP_PROXY", $"http://user:p%40ss@{proxy.Host}")) with { PlainHttp = true };
        await using var store = RegistryRun.Open("registry.test/team/app:1.0", options);
        Assert.Equal(image.Top, await RegistryRun.ResolveAsync(store));
        Assert.Equal("http://registry.test/v2/team/app/manifests/1.0", proxy.Requests[^1].Target);
        Assert.Equal("Basic dXNlcjpwQHNz", proxy.Requests[^1].Headers["Proxy-Authorization"]);
    }

    [Fact]
    public async Task A_proxy_that_refuses_is_told()
    {
        using var proxy = new FaultServer(_ => FaultAnswer.Text(403, ""));
        await using var store = RegistryRun.Open("registry.test/team/app:1.0", RegistryRun.Options(("HTTPS_PROXY", $"http://user:my-secret@{proxy.Host}")));
        var error = await RegistryRun.FailsAsync(store);
        Assert.Contains("the proxy refused to reach 'registry.test'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("my-secret", error.ToString(), StringComparison.Ordinal);
        Assert.Equal("CONNECT", Assert.Single(proxy.Requests).Method);
    }

    private static EnvironmentProxy Proxy(string environment)
    {
        var variables = environment.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(v => v.Split('=', 2)).ToDictionary(v => v[0], v => v[1]);
        return new EnvironmentProxy(variables.GetValueOrDefault);
    }
}
