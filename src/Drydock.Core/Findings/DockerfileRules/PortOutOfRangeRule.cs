using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A port above the highest one.</summary>
internal sealed class PortOutOfRangeRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF006",
        "port-out-of-range",
        Severity.High,
        "EXPOSE names a port that does not exist",
        ["hadolint:DL3011", "kics:71bf8cf8", "trivy:DS-0008"])
    {
        Tier = RuleTier.Minimal,
    };

    private const int Highest = 65535;

    public IEnumerable<Finding> Check(DockerfileSubject subject) => ExposedPort.Of(subject).Where(p => p.First > Highest || p.Last > Highest)
        .Select(p => subject.Find(Info, p.Word.Span, $"There is no port '{p.Word.Value}': the highest one is {Highest}."));
}
