using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>FROM, MAINTAINER or ONBUILD in ONBUILD.</summary>
internal sealed class ForbiddenOnbuildRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF022",
        "forbidden-onbuild",
        Severity.High,
        "ONBUILD holds an instruction that it may not hold",
        ["hadolint:DL3043"])
    {
        Tier = RuleTier.Minimal,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject) => subject.File.Instructions.Select(i => i.Trigger).OfType<Instruction>().Where(t => t.Keyword is "FROM" or "MAINTAINER" or "ONBUILD")
        .Select(t => subject.Find(Info, t.KeywordSpan, $"ONBUILD may not hold {t.Keyword}: builders refuse it."));
}
