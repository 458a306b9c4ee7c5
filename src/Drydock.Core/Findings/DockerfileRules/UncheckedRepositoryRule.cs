using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>Packages that yum, dnf or zypper install without a signature.</summary>
internal sealed class UncheckedRepositoryRule : IRule<DockerfileSubject>
{
    private const string Message = "Signatures of packages are not checked here: whoever changes them on their way is not noticed. Import the key of the repository with rpm --import instead.";

    public RuleInfo Info { get; } = new(
        "DF147",
        "unchecked-rpm-repository",
        Severity.High,
        "yum, dnf or zypper installs packages without checking who signed them",
        ["checkov:CKV2_DOCKER_9"])
    {
        Fix = Applicability.Unsafe,
        Tier = RuleTier.Minimal,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject) =>
        Switches.Find(
            subject,
            Info,
            PackageCall.Of(subject, PackageTool.Yum, PackageTool.Dnf, PackageTool.Zypper),
            o => o.Name is "nogpgcheck" or "no-gpgcheck" or "no-gpg-checks" || (o.Name == "setopt" && o.Value is { } value && RepositoryFile.IsOff(value, "gpgcheck")),
            Message).Concat(RepositoryFile.Lines(subject, "gpgcheck").Select(w => subject.Find(Info, w.Span, Message)));
}
