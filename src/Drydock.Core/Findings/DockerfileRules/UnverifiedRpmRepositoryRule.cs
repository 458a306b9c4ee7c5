using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A repository of rpm packages that may be anyone's.</summary>
internal sealed class UnverifiedRpmRepositoryRule : IRule<DockerfileSubject>
{
    private const string Message = "With this packages and lists are taken from any server, whatever its certificate: whoever sits in between can put anything into the image. Name the missing authority with sslcacert instead.";

    public RuleInfo Info { get; } = new(
        "DF153",
        "unverified-rpm-repository",
        Severity.High,
        "yum or dnf does not check who answers",
        ["checkov:CKV2_DOCKER_15"])
    {
        Fix = Applicability.Unsafe,
        Tier = RuleTier.Minimal,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject) =>
        Switches.Find(
            subject,
            Info,
            PackageCall.Of(subject, PackageTool.Yum, PackageTool.Dnf, Configuration),
            o => o.Name == "setopt" && o.Value is { } value && RepositoryFile.IsOff(value, "sslverify"),
            Message).Concat(RepositoryFile.Lines(subject, "sslverify").Select(w => subject.Find(Info, w.Span, Message)));

    /// <summary><see href="https://man7.org/linux/man-pages/man1/yum-config-manager.1.html"/></summary>
    private static PackageTool Configuration { get; } = new(["yum-config-manager"], ["setopt", "add-repo"], []);
}
