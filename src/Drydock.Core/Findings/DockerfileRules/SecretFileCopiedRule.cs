using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>COPY or ADD of a file whose name says that it holds a secret.</summary>
internal sealed class SecretFileCopiedRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF302",
        "secret-file-copied",
        Severity.High,
        "A file that is named like a secret is copied into the image",
        ["cis-docker:4.10", "dockle:CIS-DI-0010", "trivy:DS-0031"])
    {
        Fix = Applicability.DisplayOnly,
        Tier = RuleTier.Minimal,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var copied in CopiedFiles.All(subject))
        {
            foreach (var source in copied.Sources.Where(s => SecretFiles.IsOne(s.Value)))
            {
                yield return subject.Find(Info, source.Span, $"'{source.Value}' sounds like a secret: it stays in this layer, even if a later one deletes it. Mount it for the one RUN that needs it.", Mount(subject, copied, source));
            }
        }
    }

    private static Fix? Mount(DockerfileSubject subject, CopiedFiles copied, Word source)
    {
        if (copied.Sources.Length != 1 || !copied.IsFromContext || copied.Instruction.IsJson || LineEdits.IndentOf(subject, copied.Instruction) is null || copied.Paths(subject).FirstOrDefault() is not { } target)
        {
            return null;
        }

        var run = $"RUN --mount=type=secret,id={CopiedFiles.NameOf(source.Value).TrimStart('.')},target={target} <the command that needs it>";
        return new Fix("Mount it as a secret", Applicability.DisplayOnly, [new TextEdit(copied.Instruction.Span, run)]);
    }
}
