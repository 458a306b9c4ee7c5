using Drydock.Core.Advisories;
using Drydock.Core.Findings.Hardening;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.ImageRules;

/// <summary>The image's config starts its process as root, by name, by number or by saying nothing.</summary>
internal sealed class RunsAsRootRule : IRule<ImageSubject>, IRule<HardeningSubject>
{
    public RuleInfo Info { get; } = new(
        "IM001",
        "runs-as-root",
        Severity.High,
        "The image's process runs as root unless whoever starts it says otherwise",
        ["checkov:CKV_DOCKER_3", "checkov:CKV_DOCKER_8", "cis-docker:4.1", "dockle:CIS-DI-0001", "hadolint:DL3002", "trivy:DS-0002"])
    {
        Fix = Applicability.Unsafe,
        Profile = HardeningProfile.Balanced,
    };

    public IEnumerable<Finding> Check(ImageSubject subject)
    {
        if (subject.HasConfig && (UserName.NameOf(subject.Image.Config.User).IsEmpty || UserName.IsRoot(subject.Image.Config.User)))
        {
            var user = subject.Image.Config.User;
            var cause = user.Length == 0 ? "the config names no user" : $"the config names the user '{user}'";
            yield return new Finding(Info, Info.Severity, $"The image's process runs as root: {cause}.", new Location(""));
        }
    }

    public IEnumerable<Finding> Check(HardeningSubject subject)
    {
        var user = ApplicationUser.Best(subject);
        return Check(new ImageSubject(subject.Image, subject.Inventory)).Select(f => f with { Fix = new Fix($"Run as {user.Name} ({user.Setting}), who owns what the program writes", Applicability.Unsafe, UserChange.To(subject, user)) });
    }
}
