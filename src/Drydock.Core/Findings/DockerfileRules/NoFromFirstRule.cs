using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Parsing;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>An instruction before the first FROM.</summary>
internal sealed class NoFromFirstRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF037",
        "no-from-first",
        Severity.Critical,
        "The Dockerfile does not begin with FROM",
        ["hadolint:DL3061"])
    {
        Tier = RuleTier.Minimal,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject) => subject.File.Instructions.Where(i => i.Stage < 0 && i.Keyword != "ARG" && Keywords.All.Contains(i.Keyword, StringComparer.Ordinal)).Take(1)
        .Select(i => subject.Find(Info, i.KeywordSpan, $"{i.Keyword} stands before the first FROM, where only ARG may stand: there is no image yet that it could change."));
}
