using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A download by curl from whoever answers.</summary>
internal sealed class UnverifiedCurlRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF140",
        "unverified-curl",
        Severity.High,
        "curl does not check who answers",
        ["checkov:CKV2_DOCKER_2"])
    {
        Fix = Applicability.Unsafe,
        Tier = RuleTier.Minimal,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject) =>
        subject.Run("curl").SelectMany(s => Switches.Find(subject, Info, s, s.Use.Line(DownloadOptions.Curl), o => o.Name is "k" or "insecure" or "proxy-insecure" or "doh-insecure", "curl takes here what any server sends, whatever its certificate: whoever sits in between can put anything into the image. Add the missing authority with --cacert instead."));
}
