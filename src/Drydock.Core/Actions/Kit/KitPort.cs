using System.Globalization;

namespace Drydock.Core.Actions.Kit;

/// <summary>A port, or a range of them, that an image exposes.</summary>
/// <param name="Protocol">TCP, UDP or SCTP.</param>
public sealed record KitPort(int First, int Last, string Protocol)
{
    private const int Highest = 65535;

    /// <summary><c>80</c>, <c>80/udp</c>, <c>8000-8010/tcp</c>; null for what is none.</summary>
    public static KitPort? Parse(string exposed)
    {
        var parts = exposed.Split('/');
        var range = parts[0].Split('-');
        var protocol = parts.Length < 2 ? "TCP" : parts[1].ToUpperInvariant();
        return int.TryParse(range[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first) && int.TryParse(range[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            && first > 0 && first <= last && last <= Highest && (protocol is "TCP" or "UDP" or "SCTP") ? new KitPort(first, last, protocol) : null;
    }
}
