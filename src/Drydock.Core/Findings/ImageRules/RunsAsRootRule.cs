using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.ImageRules;

/// <summary>The image's config starts its process as root, by name, by number or by saying nothing.</summary>
internal sealed class RunsAsRootRule : IRule<ImageSubject>
{
    public RuleInfo Info { get; } = new(
        "IM001",
        "runs-as-root",
        Severity.High,
        "The image's process runs as root unless whoever starts it says otherwise",
        ["checkov:CKV_DOCKER_3", "checkov:CKV_DOCKER_8", "cis-docker:4.1", "dockle:CIS-DI-0001", "hadolint:DL3002", "trivy:DS-0002"]);

    public IEnumerable<Finding> Check(ImageSubject subject)
    {
        if (subject.HasConfig && (UserName.NameOf(subject.Image.Config.User).IsEmpty || UserName.IsRoot(subject.Image.Config.User)))
        {
            var user = subject.Image.Config.User;
            var cause = user.Length == 0 ? "the config names no user" : $"the config names the user '{user}'";
            yield return new Finding(Info, Info.Severity, $"The image's process runs as root: {cause}.", new Location(""));
        }
    }
}
