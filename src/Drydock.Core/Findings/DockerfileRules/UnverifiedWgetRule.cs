using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A download by wget from whoever answers.</summary>
internal sealed class UnverifiedWgetRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF141",
        "unverified-wget",
        Severity.High,
        "wget does not check who answers",
        ["checkov:CKV2_DOCKER_3"])
    {
        Fix = Applicability.Unsafe,
        Tier = RuleTier.Minimal,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject) =>
        subject.Run("wget").SelectMany(s => Switches.Find(subject, Info, s, s.Use.Line(DownloadOptions.Wget), o => o.Name == "no-check-certificate" || (o.Name == "check-certificate" && o.Value is "off" or "no" or "quiet"), "wget takes here what any server sends, whatever its certificate: whoever sits in between can put anything into the image. Add the missing authority with --ca-certificate instead."));
}
