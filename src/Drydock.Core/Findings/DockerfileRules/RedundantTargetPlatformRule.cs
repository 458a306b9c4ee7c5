using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A --platform that is the platform of the build.</summary>
internal sealed class RedundantTargetPlatformRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF021",
        "redundant-target-platform",
        Severity.Info,
        "FROM --platform says what holds anyway",
        ["buildkit:RedundantTargetPlatform", "hadolint:DL3065"])
    {
        Fix = Applicability.Safe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var stage in subject.File.Stages.Where(s => s.Platform?.Value is "$TARGETPLATFORM" or "${TARGETPLATFORM}" && s.ImageWord is not null))
        {
            var flag = stage.Platform!;
            var gap = new Span(flag.Span.End, stage.ImageWord!.Span.Start);
            var fix = !gap.IsEmpty && subject.File.Source.At(gap).Trim(' ').IsEmpty ? new Fix("Leave --platform out", Applicability.Safe, [new TextEdit(flag.Span with { End = gap.End }, "")]) : null;
            yield return subject.Find(Info, flag.Span, "Without the flag a stage is of the target platform as well.", fix);
        }
    }
}
