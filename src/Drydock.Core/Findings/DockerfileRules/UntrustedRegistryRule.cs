using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A registry that the settings do not name.</summary>
internal sealed class UntrustedRegistryRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF018",
        "untrusted-registry",
        Severity.High,
        "A base image comes from a registry that is not among the trusted ones",
        ["cis-docker:4.2", "dockle:CIS-DI-0002", "hadolint:DL3026"])
    {
        Tier = RuleTier.Minimal,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        var trusted = subject.Settings.TrustedRegistries;
        return trusted.IsEmpty ? [] : StageImage.Of(subject.File).Where(i => !trusted.Any(t => Wildcards.IsMatch(t, i.Registry)))
            .Select(i => subject.Find(Info, i.Word.Span, $"The registry '{i.Registry}' is not among the trusted ones: {string.Join(", ", trusted)}."));
    }
}
