using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>Several sources, and a target without a slash at its end.</summary>
internal sealed class CopyTargetWithoutSlashRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF012",
        "copy-target-without-slash",
        Severity.High,
        "Several files are copied to what does not say that it is a folder",
        ["hadolint:DL3021", "kics:6db6e0c2", "trivy:DS-0011"])
    {
        Fix = Applicability.Safe,
        Tier = RuleTier.Minimal,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var copy in FileCopy.Of(subject).Where(c => c.Instruction.Arguments.Length > 2 && !MayBeFolder(c.Target.Value)))
        {
            var span = copy.Target.Span;
            var end = subject.File.Source.Text[span.End - 1] is '"' or '\'' ? span.End - 1 : span.End;
            var fix = new Fix("End the target with a slash", Applicability.Safe, [new TextEdit(new Span(end, end), "/")]);
            yield return subject.Find(Info, span, $"Several files cannot become one: the target '{copy.Target.Value}' is to be a folder, and must end with a slash.", fix);
        }
    }

    private static bool MayBeFolder(string target)
    {
        var last = target[(target.LastIndexOfAny(['/', '\\']) + 1)..];
        return last is "" or "." or ".." || last.Contains('$', StringComparison.Ordinal);
    }
}
