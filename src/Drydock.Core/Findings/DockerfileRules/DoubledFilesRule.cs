using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A layer that only changes owner or mode of files that COPY brought holds all of them a second time.</summary>
internal sealed class DoubledFilesRule : IRule<DockerfileSubject>
{
    private const int Most = 200;

    public RuleInfo Info { get; } = new(
        "DF310",
        "doubled-files",
        Severity.Low,
        "Files that were copied are stored a second time because their owner or mode is changed later",
        [])
    {
        Fix = Applicability.Safe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        var copies = new List<(string Path, CopiedFiles Copy)>();
        var chain = subject.File.Chain().Select(s => s.Index).ToHashSet();
        var steps = subject.Run("chown", "chmod", "chgrp").ByInstruction();
        foreach (var instruction in subject.Instructions.Where(i => chain.Contains(i.Stage)))
        {
            if (CopiedFiles.Of(instruction) is { } copied && copies.Count < Most)
            {
                copies.AddRange(copied.Paths(subject).Select(p => (p, copied)));
            }

            foreach (var step in instruction.Keyword == "RUN" ? steps[instruction].Take(Most) : [])
            {
                if (Check(subject, step, copies) is { } finding)
                {
                    yield return finding;
                }
            }
        }
    }

    private Finding? Check(DockerfileSubject subject, Step step, List<(string Path, CopiedFiles Copy)> copies)
    {
        var line = step.Use.Line();
        var isDeep = line.Has("R", "recursive");
        if (line.Operands is not [{ Value: { } what }, .. var files])
        {
            return null;
        }

        foreach (var word in files.Where(f => f.Value is ['/', ..] or [not '~', ..] && !f.HasGlob).Take(Most))
        {
            var path = ContainerPath.Of(subject, step.Instruction, word.Value!);
            var hits = path is null or "/" ? [] : copies.FindAll(c => isDeep ? ContainerPath.IsIn(c.Path, path) : c.Path == path && IsFile(c.Copy));
            if (hits.Count > 0)
            {
                var flag = step.Name == "chmod" ? "--chmod" : "--chown";
                var fix = hits.Count == 1 && hits[0].Path == path && files.Length == 1 ? Move(subject, step, hits[0].Copy, flag, what, isDeep) : null;
                return subject.Find(Info, word.Span, $"This layer holds '{hits[0].Path}' of line {hits[0].Copy.Instruction.Line} a second time, only to change {(flag == "--chmod" ? "its mode" : "whose it is")}: say that with {flag} of COPY.", fix);
            }
        }

        return null;
    }

    /// <summary>One source, named like a file.</summary>
    private static bool IsFile(CopiedFiles copy) => copy.Sources.Length <= 1 && (copy.Sources.IsEmpty || CopiedFiles.NameOf(copy.Sources[0].Value).LastIndexOf('.') > 0);

    /// <summary>
    /// The flag at the COPY and no RUN any more. Safe for a single file; a folder that was there before keeps its owner with COPY, but not with <c>chown -R</c>.
    /// </summary>
    private static Fix? Move(DockerfileSubject subject, Step step, CopiedFiles copy, string flag, string what, bool isDeep)
    {
        var isAlone = step.Script is { Heredoc: null, Tree.Body.Items: [{ Command: SimpleCommand { Redirections.IsEmpty: true, Assignments.IsEmpty: true } }] } && step.Use.Wrappers.IsEmpty && step.Use.Line().Options.All(o => o.Name is "R" or "recursive");
        if (!isAlone || step.Instruction.Flags.Length > 0 || copy.Instruction.FlagOf(flag[2..]) is not null || copy.Instruction.Stage != step.Instruction.Stage || !IsNext(subject, copy.Instruction, step.Instruction) || LineEdits.Remove(subject, step.Instruction) is not { } removal)
        {
            return null;
        }

        var isPlain = flag == "--chmod" ? Permissions.IsNumber(what) && !isDeep : what.Split(':') is [{ Length: > 0 }, { Length: > 0 }];
        if (!isPlain || step.Name == "chgrp" || what.AsSpan().ContainsAny("$\"' \\"))
        {
            return null;
        }

        var at = copy.Instruction.KeywordSpan.End;
        var grade = !isDeep && IsFile(copy) ? Applicability.Safe : Applicability.Unsafe;
        return new Fix($"Use {flag}", grade, [new TextEdit(new Span(at, at), $" {flag}={what}"), removal]);
    }

    /// <summary>Nothing between them touches files.</summary>
    private static bool IsNext(DockerfileSubject subject, Instruction copy, Instruction run) =>
        subject.File.Instructions.Where(i => i.Span.Start > copy.Span.Start && i.Span.Start < run.Span.Start).All(i => i.Keyword is "LABEL" or "EXPOSE" or "CMD" or "ENTRYPOINT" or "HEALTHCHECK" or "STOPSIGNAL");
}
