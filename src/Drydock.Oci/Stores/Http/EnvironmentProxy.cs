using System.Collections.Immutable;
using System.Net;
using Drydock.Oci.Content;

namespace Drydock.Oci.Stores.Http;

/// <summary>
/// The proxies that the environment names, with the rules that container tools share: <c>HTTPS_PROXY</c>, <c>HTTP_PROXY</c>,
/// <c>ALL_PROXY</c> (lower case wins) and <c>NO_PROXY</c>; loopback is never proxied.
/// <see href="https://pkg.go.dev/golang.org/x/net/http/httpproxy#Config"/>
/// </summary>
internal sealed class EnvironmentProxy : IWebProxy, ICredentials
{
    private static readonly ImmutableArray<string> Schemes = ["http", "https", "socks4", "socks4a", "socks5"];
    private readonly Uri? http;
    private readonly Uri? https;
    private readonly ProxyBypass bypass;
    private readonly Dictionary<string, NetworkCredential> logins = [];

    public EnvironmentProxy(Func<string, string?> variables)
    {
        http = Proxy(variables, "HTTP_PROXY");
        https = Proxy(variables, "HTTPS_PROXY");
        bypass = new ProxyBypass(Read(variables, "NO_PROXY") ?? "");
    }

    public ICredentials? Credentials { get => this; set => throw new NotSupportedException(); }

    public Uri? GetProxy(Uri destination) => bypass.Covers(destination) ? null : destination.Scheme == Uri.UriSchemeHttps ? https : http;

    public bool IsBypassed(Uri host) => GetProxy(host) is null;

    public NetworkCredential? GetCredential(Uri uri, string authType) => logins.GetValueOrDefault(uri.Authority);

    private static string? Read(Func<string, string?> variables, string name)
    {
        var value = variables(name.ToLowerInvariant()) ?? variables(name);
        return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
    }

    private Uri? Proxy(Func<string, string?> variables, string name)
    {
        if ((Read(variables, name) ?? Read(variables, "ALL_PROXY")) is not { } text)
        {
            return null;
        }

        // The value may hold a password: messages name the variable alone.
        if (!Uri.TryCreate(text.Contains("://", StringComparison.Ordinal) ? text : "http://" + text, UriKind.Absolute, out var uri) || !Schemes.Contains(uri.Scheme))
        {
            throw new DrydockException(ErrorCodes.BadArgument, $"Reading the proxy in '{name}' failed: it is not the address of a proxy.", "Write it as http://host:port.");
        }

        var plain = new UriBuilder(uri) { UserName = "", Password = "" }.Uri;
        if (uri.UserInfo.Length > 0)
        {
            var parts = uri.UserInfo.Split(':', 2);
            logins[plain.Authority] = new NetworkCredential(Uri.UnescapeDataString(parts[0]), Uri.UnescapeDataString(parts.ElementAtOrDefault(1) ?? ""));
        }

        return plain;
    }
}
