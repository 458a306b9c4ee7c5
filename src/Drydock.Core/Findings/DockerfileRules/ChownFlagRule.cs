using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A --chown.</summary>
internal sealed class ChownFlagRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF057",
        "chown-flag",
        Severity.Info,
        "COPY or ADD gives files to somebody else than root",
        ["kics:aa93e17f"])
    {
        Tier = RuleTier.OnRequest,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject) => subject.Instructions.Where(i => i.Keyword is "COPY" or "ADD" && i.FlagOf("chown") is { Value: { } who } && !UserName.IsRoot(who))
        .Select(i => subject.Find(Info, i.FlagOf("chown")!.Span, $"Whoever runs as '{i.FlagOf("chown")!.Value}' may change these files: files that are only read can stay root's."));
}
