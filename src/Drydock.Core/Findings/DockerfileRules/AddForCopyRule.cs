using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>An ADD of plain files.</summary>
internal sealed class AddForCopyRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF011",
        "add-for-copy",
        Severity.Low,
        "ADD does what COPY would do",
        ["checkov:CKV_DOCKER_4", "cis-docker:4.9", "dockle:CIS-DI-0009", "hadolint:DL3020", "kics:9513a694", "trivy:DS-0005"])
    {
        Fix = Applicability.Safe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var copy in CopiedFiles.All(subject).Where(c => c.Instruction.Keyword == "ADD" && c.Sources.All(s => IsPlain(s.Value)) && c.Instruction.Flags.All(f => f.Name is "chown" or "chmod" or "link" or "exclude")))
        {
            var grade = copy.Sources.All(s => CannotBeArchive(s.Value)) ? Applicability.Safe : Applicability.Unsafe;
            var fix = new Fix("Use COPY", grade, [new TextEdit(copy.Instruction.KeywordSpan, "COPY")]);
            yield return subject.Find(Info, copy.Instruction.KeywordSpan, "ADD also downloads and unpacks, as what it is given looks: for plain files say COPY.", fix);
        }
    }

    private static bool IsPlain(string source) =>
        !source.Contains('$', StringComparison.Ordinal) && !source.Contains("://", StringComparison.Ordinal) && !source.StartsWith("git@", StringComparison.Ordinal) && !ArchiveName.IsArchive(source);

    /// <summary>ADD looks at what is in a file, not at its name: a folder, and a file whose name says that it is something else, are sure to be no archive.</summary>
    private static bool CannotBeArchive(string source)
    {
        var name = source[(source.LastIndexOf('/') + 1)..];
        var dot = name.LastIndexOf('.');
        return name is "" or "." or ".." || (dot > 0 && dot < name.Length - 1 && !name.AsSpan(dot).ContainsAny('*', '?', '['));
    }
}
