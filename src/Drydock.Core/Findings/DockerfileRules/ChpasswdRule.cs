using Drydock.Core.Advisories;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A password that is set in a build.</summary>
internal sealed class ChpasswdRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF155",
        "password-set-in-build",
        Severity.High,
        "chpasswd sets a password in a build",
        ["checkov:CKV2_DOCKER_17"])
    {
        Tier = RuleTier.Minimal,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject) =>
        subject.Run("chpasswd").Select(s => subject.Find(
            Info,
            s.Use.NameWord.Span,
            "A password is set here: it is the same in every container, and where it stands in the line, in the history of the image too. Containers need none; let the user have none, or set it when the container starts."));
}
