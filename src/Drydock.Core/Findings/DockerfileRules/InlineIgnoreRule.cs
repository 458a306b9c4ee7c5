using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A comment that silences rules.</summary>
internal sealed class InlineIgnoreRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF058",
        "inline-ignore",
        Severity.Info,
        "A comment says that findings do not count",
        ["hadolint:DL1001"])
    {
        Tier = RuleTier.OnRequest,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        var directives = subject.File.Directives.Where(d => d.Name == "check" && d.Value.Contains("skip=", StringComparison.OrdinalIgnoreCase)).Select(d => d.Span);
        var comments = subject.File.Comments.Where(c => IgnorePragma.Is(c.Text)).Select(c => c.Span);
        return directives.Concat(comments).Select(s => subject.Find(Info, s, "This comment says that findings do not count: settle that in the settings, where all can see it."));
    }
}
