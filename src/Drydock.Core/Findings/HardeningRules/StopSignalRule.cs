using Drydock.Core.Advisories;
using Drydock.Core.Findings.Hardening;
using Drydock.Oci.Editing;

namespace Drydock.Core.Findings.HardeningRules;

/// <summary>The server that the image starts ends in order by another signal than the one it will get.</summary>
internal sealed class StopSignalRule : IRule<HardeningSubject>
{
    public RuleInfo Info { get; } = new("IM021", "wrong-stop-signal", Severity.Info, "The server drops its connections when it is stopped, since it waits for another signal", []) { Fix = Applicability.Safe, Profile = HardeningProfile.Safe };

    public IEnumerable<Finding> Check(HardeningSubject subject)
    {
        if (string.IsNullOrEmpty(subject.Config.StopSignal) && KnownServers.Main(subject.Config) is { StopSignal: { Length: > 0 } signal } server)
        {
            yield return new Finding(Info, Info.Severity, $"{server.Name} ends in order by {signal}, and the image says nothing, which means SIGTERM.", new Location(""))
            {
                Fix = new Fix($"Stop {server.Name} with {signal}", Applicability.Safe, [new ImageChange(new ConfigEdit { StopSignal = signal })]),
            };
        }
    }
}
