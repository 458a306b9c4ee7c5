using System.Collections.Immutable;
using System.Net;

namespace Drydock.Oci.Stores.Http;

/// <summary>
/// The hosts that are reached without a proxy: loopback, and what <c>NO_PROXY</c> lists (host names with their subdomains,
/// addresses, CIDR blocks, each with an optional port, or <c>*</c> for all).
/// </summary>
internal sealed class ProxyBypass(string list)
{
    private readonly ImmutableArray<string> entries = [.. list.ToLowerInvariant().Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    public bool Covers(Uri destination)
    {
        var host = destination.IdnHost.ToLowerInvariant().TrimEnd('.');
        return Loopback.Is(host) || entries.Any(e => Matches(e, host, destination.Port));
    }

    private static bool Matches(string entry, string host, int port)
    {
        if (entry == "*")
        {
            return true;
        }

        var address = IPAddress.TryParse(host, out var parsed) ? parsed : null;
        if (IPNetwork.TryParse(entry, out var block))
        {
            return address is not null && block.Contains(address);
        }

        if (IPAddress.TryParse(entry, out var single))
        {
            return single.Equals(address);
        }

        var colon = entry.LastIndexOf(':');
        if (colon > 0 && int.TryParse(entry.AsSpan(colon + 1), out var wanted))
        {
            return wanted == port && Matches(entry[..colon].Trim('[', ']'), host, port);
        }

        var domain = entry.StartsWith("*.", StringComparison.Ordinal) ? entry[1..] : entry;
        return domain.StartsWith('.')
            ? host.EndsWith(domain, StringComparison.Ordinal)
            : host == domain || host.EndsWith("." + domain, StringComparison.Ordinal);
    }
}
