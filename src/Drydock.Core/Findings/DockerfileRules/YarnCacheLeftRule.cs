using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>What yarn downloads, in a layer.</summary>
internal sealed class YarnCacheLeftRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF123",
        "yarn-cache-left",
        Severity.Low,
        "What yarn downloads stays in the layer",
        ["hadolint:DL3060"])
    {
        Fix = Applicability.Safe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject) =>
        LeftCache.Of(subject, [PackageTool.Yarn], c => c.Subcommand is "install" or "add" || c.Line.Operands.IsEmpty && !c.Line.Has("v", "version", "h", "help") || (c.Subcommand == "global" && c.Operands is [{ Value: "add" }, ..]), c => c.Subcommand == "cache" && c.Operands is [{ Value: "clean" }, ..], "/usr/local/share/.cache/yarn", "/root/.yarn", "/root/.cache/yarn", "/usr/local/share/.cache", "/tmp/yarn-cache", "/root/.yarn/berry/cache").Select(left => subject.Find(
            Info,
            left.First.Step.Use.NameWord.Span,
            "Yarn keeps a second copy of every package in its cache, which stays in the layer. End the RUN with 'yarn cache clean', or mount a cache.",
            left.FixWith(subject, "yarn cache clean")));
}
