using System.Globalization;
using Drydock.Core.Dockerfiles;

namespace Drydock.Core.Findings.Linting;

/// <summary>A word of EXPOSE, where it has no variables: <c>80</c>, <c>8000-8010/tcp</c>.</summary>
/// <param name="HostLength">How much stands before the port in the container: an address or a port of the host, that EXPOSE has no use for.</param>
/// <param name="Protocol">As written; empty when nothing is said.</param>
/// <param name="First">The lowest port; -1 when it is no number.</param>
/// <param name="Last">The highest port.</param>
internal sealed record ExposedPort(Instruction Instruction, Word Word, int HostLength, string Protocol, int First, int Last)
{
    public static IEnumerable<ExposedPort> Of(DockerfileSubject subject) =>
        subject.Of("EXPOSE").SelectMany(e => e.Arguments.Where(w => !w.Value.Contains('$', StringComparison.Ordinal)).Select(w => Parse(e, w)));

    private static ExposedPort Parse(Instruction expose, Word word)
    {
        var slash = word.Value.IndexOf('/');
        var ports = slash < 0 ? word.Value : word.Value[..slash];
        var host = ports.LastIndexOf(':') + 1;
        var range = ports[host..].Split('-');
        var first = Number(range[0]);
        return new ExposedPort(expose, word, host, slash < 0 ? "" : word.Value[(slash + 1)..], first, range.Length == 1 ? first : Number(range[1]));
    }

    private static int Number(string text)
    {
        if (text.Length == 0 || text.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return -1;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : int.MaxValue;
    }
}
