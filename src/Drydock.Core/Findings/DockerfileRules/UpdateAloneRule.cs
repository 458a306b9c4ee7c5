using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>Package lists that are kept apart from what is installed with them.</summary>
internal sealed class UpdateAloneRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF107",
        "update-alone",
        Severity.Medium,
        "Package lists are updated in a RUN of their own",
        ["checkov:CKV_DOCKER_5", "cis-docker:4.7", "dockle:CIS-DI-0007", "kics:9bae49be", "trivy:DS-0017"])
    {
        Fix = Applicability.Unsafe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        var runs = RunSteps.Of(subject).ToList();
        var instruction = 0;
        for (var i = 0; i < runs.Count; i++)
        {
            var calls = PackageCall.Of(subject, runs[i].Steps, PackageTool.Apt, PackageTool.Apk, PackageTool.Zypper).ToList();
            if (calls.Count > 0 && calls.TrueForAll(IsUpdate) && !runs[i].Steps.Any(MayInstall))
            {
                var message = $"{calls[0].Name} {calls[0].Subcommand} stands in a RUN of its own. Builders keep its layer, so that later lines install from old lists. Update and install in the same RUN.";
                yield return subject.Find(Info, calls[0].Step.Use.NameWord.Span, message, IsNext(subject, runs, i, ref instruction) ? Join(subject, runs[i], runs[i + 1]) : null);
            }
        }
    }

    private static bool IsUpdate(PackageCall call) => call.Subcommand is "update" or "refresh" or "ref";

    /// <summary>What is not known here may install something: a script, or what a variable names.</summary>
    private static bool MayInstall(Step step) => step.Name is null or "source" or "." or "make" or "aptitude" || step.Name.EndsWith(".sh", StringComparison.Ordinal)
        || step.Use.NameWord.Value is ['.', '/', ..] || (step.Name is "sh" or "bash" && step.Use.Arguments is [{ Value: not ['-', ..] }, ..]);

    /// <param name="at">Where the search goes on: runs come in order.</param>
    private static bool IsNext(DockerfileSubject subject, List<RunSteps> runs, int index, ref int at)
    {
        while (!ReferenceEquals(subject.Instructions[at], runs[index].Run))
        {
            at++;
        }

        return index + 1 < runs.Count && ReferenceEquals(subject.Instructions[at + 1], runs[index + 1].Run);
    }

    /// <summary>Puts it before the command of the RUN that follows at once, if that is no list of several.</summary>
    private static Fix? Join(DockerfileSubject subject, RunSteps update, RunSteps next)
    {
        var source = subject.File.Source;
        if (update.Run.Flags.Length + next.Run.Flags.Length > 0 || update.Steps[0].Script is not { Heredoc: null, Tree.Body.Items: [{ Command: var only }] } || next.Steps[0].Script is not { Heredoc: null, Tree.Body.Items: [{ Command: var body }] }
            || update.Run.Line != update.Run.EndLine
            || !IsPlain(only) || !IsPlain(body) || IsTriggered(source, update) || IsTriggered(source, next) || !PackageCall.Of(subject, next.Steps, PackageTool.Apt, PackageTool.Apk, PackageTool.Zypper).Any(c => c.IsInstall))
        {
            return null;
        }

        var text = source.At(only.Span).ToString();
        return new Fix("Update in the RUN that installs", Applicability.Unsafe, [new TextEdit(source.FullLineSpan(update.Run.Line), ""), new TextEdit(new Span(body.Span.Start, body.Span.Start), text + " && ")]);
    }

    /// <summary>Whether a command can be put before it, so that it does not run when that fails.</summary>
    private static bool IsPlain(ShellCommand command) => command is SimpleCommand or AndOr && (command as AndOr)?.Operators.Any(o => o.Text != "&&") != true;

    /// <summary>Behind ONBUILD.</summary>
    private static bool IsTriggered(SourceText source, RunSteps run) => !source.At(source.LineSpan(run.Run.Line)).TrimStart().StartsWith("RUN", StringComparison.OrdinalIgnoreCase);
}
