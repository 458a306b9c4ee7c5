using System.Net;

namespace Drydock.Oci.Stores.Http;

/// <summary>Tells whether a host is this machine.</summary>
internal static class Loopback
{
    /// <param name="host">A host name or address without a port; IPv6 with or without brackets.</param>
    public static bool Is(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
