using Drydock.Oci.Stores.Registries;

namespace Drydock.Tests.Stores.Registries;

public sealed class AuthChallengeTests
{
    [Theory]
    [InlineData("Bearer realm=\"https://auth.docker.io/token\",service=\"registry.docker.io\",scope=\"repository:a/b:pull,push\"", "bearer realm=https://auth.docker.io/token scope=repository:a/b:pull,push service=registry.docker.io")]
    [InlineData("Basic realm=\"Registry Realm\"", "basic realm=Registry Realm")]
    [InlineData("BASIC Realm = simple , charset=UTF-8", "basic charset=UTF-8 realm=simple")]
    [InlineData("Basic realm=\"a\", Bearer realm=\"b\",scope=\"c\"", "basic realm=a|bearer realm=b scope=c")]
    [InlineData("Negotiate, Basic realm=x", "negotiate|basic realm=x")]
    [InlineData("Bearer realm=\"a \\\"quoted\\\" \\\\ word\"", "bearer realm=a \"quoted\" \\ word")]
    [InlineData("Bearer realm=\"never closed", "bearer realm=never closed")]
    [InlineData("Bearer realm=", "bearer realm=")]
    [InlineData("Bearer realm=\"a\", error=\"invalid_token\",, ,service=s", "bearer error=invalid_token realm=a service=s")]
    [InlineData("", "")]
    [InlineData("=,\"", "")]
    public void A_header_is_read_as_its_challenges(string header, string expected) =>
        Assert.Equal(expected, string.Join('|', AuthChallenge.Parse([header]).Select(Print)));

    [Fact]
    public void Each_of_several_headers_counts() => Assert.Equal(["basic", "bearer"], AuthChallenge.Parse(["Basic realm=a", "Bearer realm=b"]).Select(c => c.Scheme));

    private static string Print(AuthChallenge challenge) =>
        string.Join(' ', new[] { challenge.Scheme }.Concat(challenge.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}")));
}
