using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>The index of apk's repositories, in a layer.</summary>
internal sealed class ApkCacheLeftRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF112",
        "apk-cache-left",
        Severity.Low,
        "apk leaves its index in the layer",
        ["dockle:DKL-DI-0004", "hadolint:DL3019", "kics:ae9c56a6", "trivy:DS-0025"])
    {
        Fix = Applicability.Safe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject) =>
        LeftCache.Of(subject, [PackageTool.Apk], c => c.IsInstall && !c.MayHaveMore && !c.Line.Has("no-cache"), c => c.Subcommand == "cache", "/var/cache/apk", "/etc/apk/cache").Select(left => subject.Find(
            Info,
            left.First.Step.Use.NameWord.Span,
            "apk keeps the index of its repositories in the layer, where it only grows old. Add --no-cache.",
            ArgumentEdits.FixAfter(subject, left.First.Step, left.First.SubcommandWord, "--no-cache", Applicability.Safe)));
}
