using System.Globalization;
using Drydock.Core.Advisories;
using Drydock.Core.Findings.Hardening;

namespace Drydock.Core.Findings.HardeningRules;

/// <summary>The image listens on a port that only root may listen on.</summary>
internal sealed class PrivilegedListenerRule : IRule<HardeningSubject>
{
    private const int FirstFree = 1024;

    public RuleInfo Info { get; } = new("IM020", "privileged-listener", Severity.Low, "The image listens on a port below 1024, which needs a capability or a setting of the kernel", []) { Fix = Applicability.Unsafe, Profile = HardeningProfile.Balanced };

    public IEnumerable<Finding> Check(HardeningSubject subject)
    {
        var moves = PortMoves.In(subject);
        if (!moves.IsEmpty)
        {
            yield return new Finding(Info, Info.Severity, $"'{moves.Files[0].Path}' listens on ports below 1024.", subject.At(moves.Files[0].Path))
            {
                Fix = new Fix($"Move port {moves.Words}", Applicability.Unsafe, [.. moves.Files.Select(f => ServerSettings.Write(subject, f.Path, f.Text)), new ImageChange(moves.Config(subject))]),
            };
        }

        foreach (var port in subject.Config.ExposedPorts.Select(PortMoves.ExposedPort).OfType<int>().Where(p => p is > 0 and < FirstFree && !moves.Moves(p)).Distinct())
        {
            yield return new Finding(Info, Info.Severity, string.Create(CultureInfo.InvariantCulture, $"The image exposes port {port}, and nothing known says where it is set: run it with the sysctl net.ipv4.ip_unprivileged_port_start={port}."), new Location(""));
        }
    }
}
