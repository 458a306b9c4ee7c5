using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary><c>cd</c> where WORKDIR would say it for all that follows.</summary>
internal sealed class CdInsteadOfWorkdirRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF201",
        "cd-instead-of-workdir",
        Severity.Low,
        "A RUN changes the folder with cd, which holds for that step only",
        ["hadolint:DL3003", "kics:f4a6bcd3", "trivy:DS-0013"])
    {
        Fix = Applicability.Unsafe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        Instruction? last = null;
        foreach (var step in subject.Run("cd"))
        {
            if (ReferenceEquals(step.Instruction, last) || step.Script is not { } script || !IsPlain(step.Use) || step.Use.Line() is not { Options: [], Operands: [var folder] } || !IsKnown(subject, step, folder))
            {
                continue;
            }

            last = step.Instruction;
            var isAll = script.Tree.Commands.Count == 1;
            yield return subject.Find(
                Info,
                step.Use.Span,
                isAll ? $"cd {folder.Text} holds for this step only, so this line does nothing: use WORKDIR." : $"cd {folder.Text} holds for this step only: WORKDIR {folder.Text} says it plainly, for the steps behind as well.",
                script.Heredoc is null ? FixOf(subject, step, folder, isAll) : null);
        }
    }

    /// <summary>Where it holds for all that follows in the step.</summary>
    private static bool IsPlain(CommandUse use) =>
        use.Wrappers.IsEmpty && use.Place is { Shell: null, Pipeline: null, IsInSubshell: false, IsInSubstitution: false, IsInFunction: false, IsInLoop: false, IsInBranch: false, IsCondition: false, IsGuarded: false, IsInBackground: false };

    /// <summary>A folder that a WORKDIR can say: plain text, or variables of the Dockerfile.</summary>
    private static bool IsKnown(DockerfileSubject subject, Step step, ShellWord folder)
    {
        if (folder.Value is { } value)
        {
            return value is not ("" or "-" or ".") && !value.StartsWith("..", StringComparison.Ordinal) && !value.StartsWith('~') && !folder.HasGlob;
        }

        var scope = subject.Scopes.At(step.Instruction);
        return ShellWalk.Nodes(folder).All(n => n is ShellWord or Literal or DoubleQuoted or ParameterExpansion { Operator: "", Index: null, IsLength: false, IsIndirect: false })
            && ShellWalk.Nodes(folder).OfType<ParameterExpansion>().All(p => scope.IsDefined(p.Name));
    }

    private static Fix? FixOf(DockerfileSubject subject, Step step, ShellWord folder, bool isAll)
    {
        var run = step.Instruction;
        var place = step.Use.Place;
        var source = subject.File.Source;
        var written = source.At(folder.Span).ToString();
        if (source.LineSpan(run.Line).Start + Indent(source, run.Line) != run.KeywordSpan.Start || place.List is not { } list || place.ListIndex > 0 || place.ChainIndex > 0 || written.AsSpan().ContainsAny(" '\n") || !step.Use.Command.Redirections.IsEmpty)
        {
            return null;
        }

        if (isAll)
        {
            return run.Flags.IsEmpty ? new Fix("Use WORKDIR", Applicability.Unsafe, [new TextEdit(run.Span, $"WORKDIR {written}")]) : null;
        }

        var next = place.Chain is { Operators: [{ Text: "&&" }, ..] } chain ? chain.Commands[1] : place.Chain is null && list.Items.Length > 1 ? list.Items[1].Command : null;
        if (next is null || source.At(new Span(step.Use.Span.End, next.Span.Start)).Contains('#'))
        {
            return null;
        }

        var start = new Span(run.KeywordSpan.Start, run.KeywordSpan.Start);
        return new Fix("Use WORKDIR", Applicability.Unsafe, [new TextEdit(start, $"WORKDIR {written}{LineEdits.EndOf(subject.File.Source)}"), new TextEdit(new Span(step.Use.Span.Start, next.Span.Start), "")]);
    }

    private static int Indent(SourceText source, int line)
    {
        var text = source.At(source.LineSpan(line));
        return text.Length - text.TrimStart(" \t").Length;
    }
}
