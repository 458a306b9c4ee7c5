using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A base image holds a release that gets no fixes any more.</summary>
internal sealed class EndOfLifeFromRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF318",
        "end-of-life-base",
        Severity.High,
        "A base image holds a release of a distribution or a language that gets no security fixes any more",
        ["cis-docker:4.4", "dockle:CIS-DI-0004"])
    {
        Tier = RuleTier.Minimal,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        var day = subject.Settings.AsOf ?? FromLifecycle.Known;
        foreach (var image in FromImage.All(subject))
        {
            foreach (var (severity, message) in FromLifecycle.Judge(image, day))
            {
                yield return subject.Find(Info, image.Word.Span, message) with { Severity = severity };
            }
        }
    }
}
