namespace Drydock.Tests.Stores.Registries;

/// <summary>A registry that wants bearer tokens, and the token server beside it under another host name.</summary>
internal sealed class TokenServer : IDisposable
{
    private readonly FaultRegistry registry;
    private int issued;

    public TokenServer(TestImage image, Func<FaultRequest, FaultAnswer?>? token = null)
    {
        registry = new FaultRegistry(image, (request, _) => request.Target.StartsWith("/token", StringComparison.Ordinal)
            ? token?.Invoke(request) ?? FaultAnswer.Text(200, $$"""{"token":"token-{{Interlocked.Increment(ref issued)}}"}""")
            : request.Authorization == $"Bearer {Accepted ?? $"token-{issued}"}" && request.Authorization != Revoked ? null : Challenge());
    }

    /// <summary>The one token that opens the registry; null for the newest.</summary>
    public string? Accepted { get; init; }

    /// <summary>An <c>Authorization</c> that is no longer good.</summary>
    public string? Revoked { get; set; }

    public FaultRegistry Registry => registry;

    public IEnumerable<FaultRequest> TokenRequests => registry.Server.Requests.Where(r => r.Target.StartsWith("/token", StringComparison.Ordinal));

    public void Dispose() => registry.Dispose();

    private FaultAnswer Challenge() => FaultAnswer.Text(
        401,
        """{"errors":[{"code":"UNAUTHORIZED","message":"authentication required"}]}""",
        ("WWW-Authenticate", $"Bearer realm=\"http://{registry.Server.OtherHost}/token\",service=\"registry.test\",scope=\"repository:team/app:pull\""));
}
