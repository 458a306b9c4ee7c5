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
        foreach (var copy in CopiedFiles.All(subject).Where(c => c.Instruction.Arguments.Length > 2 && !MayBeFolder(c.Target.Value)))
        {
            var span = copy.Target.Span;
            var fix = EndOf(subject, copy, span) is { } end ? new Fix("End the target with a slash", Applicability.Safe, [new TextEdit(new Span(end, end), "/")]) : null;
            yield return subject.Find(Info, span, $"Several files cannot become one: the target '{copy.Target.Value}' is to be a folder, and must end with a slash.", fix);
        }
    }

    /// <summary>Behind the last letter; null where quotes are part of the name, since the builder takes none off in plain form: nobody meant that.</summary>
    private static int? EndOf(DockerfileSubject subject, CopiedFiles copy, Span span)
    {
        var isQuoted = subject.File.Source.Text[span.End - 1] is '"' or '\'';
        return isQuoted ? (copy.Instruction.IsJson ? span.End - 1 : null) : span.End;
    }

    private static bool MayBeFolder(string target)
    {
        var last = target[(target.LastIndexOfAny(['/', '\\']) + 1)..];
        return last is "" or "." or ".." || last.Contains('$', StringComparison.Ordinal);
    }
}
