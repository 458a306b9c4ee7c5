using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Variables;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A --platform with a variable that no builder sets.</summary>
internal sealed class PlatformArgumentRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF019",
        "platform-from-argument",
        Severity.Info,
        "FROM --platform takes its platform from a variable of its own",
        ["hadolint:DL3029", "kics:b16e8501"])
    {
        Tier = RuleTier.Strict,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        var own = subject.File.Stages.Where(s => s.Platform is not null).Select(s => VariableFinder.Find(s.From, subject.File.Escape).FirstOrDefault(u => s.Platform!.Span.Overlaps(u.Span) && !PredefinedArguments.Platforms.Contains(u.Name)));
        return own.OfType<VariableUse>().Select(u => subject.Find(Info, u.Span, $"'{u.Name}' decides the platform here, and not --platform of the build: use BUILDPLATFORM, or leave the flag out."));
    }
}
