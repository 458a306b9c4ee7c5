using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;
using System.Collections.Immutable;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary><c>sudo</c> in a build, which may simply be root.</summary>
internal sealed class SudoInBuildRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF202",
        "sudo-in-build",
        Severity.Medium,
        "A build runs sudo, which is not made for it",
        ["checkov:CKV2_DOCKER_1", "dockle:DKL-DI-0001", "hadolint:DL3004", "kics:8ada6e80", "trivy:DS-0010"])
    {
        Fix = Applicability.Safe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var step in subject.Run("sudo"))
        {
            yield return subject.Find(Info, step.Use.NameWord.Span, "sudo has no place in a build: it handles terminals and signals in its own way and stays in the image as a way to root. Use USER where another user is needed.", FixOf(subject, step));
        }
    }

    private static Fix? FixOf(DockerfileSubject subject, Step step)
    {
        var words = step.Use.Words;
        var next = step.Script is null ? -1 : CommandAfter(words);
        if (next < 0 || subject.File.Source.At(new Span(words[0].Span.Start, words[next].Span.Start)).Contains('#'))
        {
            return null;
        }

        var user = subject.StateAt(step.Instruction).User?.Arguments is [{ Value: var name }, ..] ? name.Split(':')[0] : null;
        var grade = user is null or "root" or "0" ? Applicability.Safe : Applicability.Unsafe;
        return new Fix("Take sudo away", grade, [new TextEdit(new Span(words[0].Span.Start, words[next].Span.Start), "")]);
    }

    /// <summary>Behind options that say nothing else than root does; -1 where there are others, or no command.</summary>
    private static int CommandAfter(ImmutableArray<ShellWord> words)
    {
        var next = 1;
        for (; next < words.Length && words[next].Value is ['-', ..] and var option; next++)
        {
            if (option is "-u" or "--user" && next + 1 < words.Length && words[next + 1].Value is "root" or "0")
            {
                next++;
            }
            else if (option is not ("-E" or "-H" or "-n" or "-S" or "-EH" or "-HE" or "-nE" or "--preserve-env" or "--set-home" or "--non-interactive" or "--user=root" or "-uroot"))
            {
                return -1;
            }
        }

        return next < words.Length ? next : -1;
    }
}
