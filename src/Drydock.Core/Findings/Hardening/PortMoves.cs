using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Drydock.Oci.Editing;

namespace Drydock.Core.Findings.Hardening;

/// <summary>Ports below 1024 that servers are configured to listen on, and where they move: 80 to 8080, 443 to 8443, others up by 8000.</summary>
internal sealed partial class PortMoves
{
    private const int FirstFree = 1024;
    private const int Last = 65535;
    private readonly SortedDictionary<int, int> moves = [];
    private readonly HashSet<int> used = [];

    private PortMoves(HardeningSubject subject)
    {
        var files = (from server in subject.Servers
                     where server.Ports.Length > 0
                     from path in ServerSettings.Files(subject, server)
                     select (Path: path, Text: subject.Text(path)!, Matches: Places(subject.Text(path)!, server.Ports))).ToList();
        used.UnionWith(files.SelectMany(f => f.Matches).Select(m => m.Port));
        foreach (var port in used.Where(p => p is > 0 and < FirstFree).Order().ToList())
        {
            moves[port] = Free(port);
        }

        foreach (var (path, text, places) in files.Where(f => f.Matches.Exists(m => moves.ContainsKey(m.Port))))
        {
            Files.Add((path, Moved(text, places)));
        }
    }

    /// <summary>Files with their new texts.</summary>
    public List<(string Path, string Text)> Files { get; } = [];

    public bool IsEmpty => moves.Count == 0;

    /// <summary><c>80 to 8080 and 443 to 8443</c></summary>
    public string Words => string.Join(" and ", moves.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Key} to {m.Value}")));

    public static PortMoves In(HardeningSubject subject) => new(subject);

    public bool Moves(int port) => moves.ContainsKey(port);

    /// <summary>Exposed ports and the health check with them.</summary>
    public ConfigEdit Config(HardeningSubject subject) => new()
    {
        ExposedPorts = [.. subject.Config.ExposedPorts.Select(p => ExposedPort(p) is { } port && moves.TryGetValue(port, out var to) ? to.ToString(CultureInfo.InvariantCulture) + p[p.TakeWhile(char.IsAsciiDigit).Count()..] : p).Distinct(StringComparer.Ordinal)],
        Healthcheck = subject.Config.Healthcheck is { IsDefaultOrEmpty: false } check ? check.Select(Asked).ToImmutableArray() : null,
    };

    /// <summary>The number in <c>80/tcp</c>; null when it is a range or none.</summary>
    public static int? ExposedPort(string exposed) => int.TryParse(exposed.Split('/')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null;

    private string Asked(string word) => LocalPattern().Replace(word, m =>
    {
        var port = m.Groups["port"].Success ? int.Parse(m.Groups["port"].Value, CultureInfo.InvariantCulture) : m.Groups["tls"].Success ? 443 : 80;
        return moves.TryGetValue(port, out var to) ? string.Create(CultureInfo.InvariantCulture, $"{m.Groups["host"].Value}:{to}") : m.Value;
    });

    private int Free(int port)
    {
        var to = port switch { 80 => 8080, 443 => 8443, _ => port + 8000 };
        while (!used.Add(to) && to < Last)
        {
            to++;
        }

        return to;
    }

    private static List<(int At, int Length, int Port)> Places(string text, string pattern) =>
    [
        .. ServerSettings.Matches(text, pattern)
            .SelectMany(m => m.Groups["port"].Captures)
            .Where(c => c.Length <= 5)
            .Select(c => (c.Index, c.Length, int.Parse(c.Value, CultureInfo.InvariantCulture))),
    ];

    private string Moved(string text, List<(int At, int Length, int Port)> places)
    {
        var moved = new StringBuilder(text);
        foreach (var place in places.OrderByDescending(p => p.At).Where(p => moves.ContainsKey(p.Port)))
        {
            moved.Remove(place.At, place.Length).Insert(place.At, moves[place.Port].ToString(CultureInfo.InvariantCulture));
        }

        return moved.ToString();
    }

    [GeneratedRegex(@"(?<host>http(?<tls>s)?://(localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]))(:(?<port>\d{1,5}))?(?![\d:])", RegexOptions.ExplicitCapture)]
    private static partial Regex LocalPattern();
}
