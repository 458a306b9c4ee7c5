using Drydock.Core.Advisories;
namespace Drydock.Core.Findings.ImageRules;

/// <summary>The image's config has no health check, or switches its base's off.</summary>
internal sealed class NoHealthcheckRule : IRule<ImageSubject>
{
    public RuleInfo Info { get; } = new(
        "IM002",
        "no-healthcheck",
        Severity.Low,
        "The image says nothing about how to tell whether its process still works",
        ["checkov:CKV_DOCKER_2", "cis-docker:4.6", "dockle:CIS-DI-0006", "hadolint:DL3057", "trivy:DS-0026"]);

    public IEnumerable<Finding> Check(ImageSubject subject)
    {
        if (!subject.HasConfig)
        {
            yield break;
        }

        var message = subject.Image.Config.Healthcheck switch
        {
            null or [] => "The image has no HEALTHCHECK.",
            ["NONE", ..] => "The image switches its HEALTHCHECK off with NONE.",
            _ => null,
        };
        if (message is not null)
        {
            yield return new Finding(Info, Info.Severity, message, new Location(""));
        }
    }
}
