using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>What lies in a volume is changed after VOLUME, where some builders throw the changes away.</summary>
internal sealed class ChangedAfterVolumeRule : IRule<DockerfileSubject>
{
    private const int Most = 100;

    public RuleInfo Info { get; } = new(
        "DF322",
        "changed-after-volume",
        Severity.Medium,
        "A folder is changed after it was declared a volume, and the change may be lost",
        [])
    {
        Fix = Applicability.Unsafe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        var steps = subject.Run("mkdir", "touch", "chown", "chmod", "chgrp", "cp", "mv", "ln", "install", "rm", "tee").ByInstruction();
        foreach (var stage in subject.File.Instructions.Where(i => i.Stage >= 0 && i.Trigger is null).GroupBy(i => i.Stage))
        {
            var volumes = new List<(Instruction By, string Path)>();
            var found = new List<(Instruction Volume, Span At, string Path)>();
            var last = new Dictionary<Instruction, Instruction>(ReferenceEqualityComparer.Instance);
            foreach (var instruction in stage)
            {
                if (instruction.Keyword == "VOLUME" && volumes.Count < Most)
                {
                    volumes.AddRange(instruction.Arguments.Take(Most).Select(a => (instruction, ContainerPath.Of(subject, instruction, a.Value) ?? "")).Where(v => v.Item2.Length > 1));
                }

                foreach (var (at, path) in volumes.Count == 0 ? [] : Changes(subject, instruction, steps[instruction]))
                {
                    var (by, volume) = volumes.Find(v => ContainerPath.IsIn(path, v.Path));
                    if (by is not null)
                    {
                        found.Add((by, at, volume));
                        last[by] = instruction;
                    }
                }
            }

            foreach (var (volume, at, path) in found)
            {
                yield return subject.Find(Info, at, $"'{path}' is a volume since line {volume.Line}: builders other than BuildKit throw away what changes there later. Put VOLUME behind it.", Move(subject, volume, last[volume]));
            }
        }
    }

    private static IEnumerable<(Span At, string Path)> Changes(DockerfileSubject subject, Instruction instruction, IEnumerable<Step> steps)
    {
        if (CopiedFiles.Of(instruction) is { } copied)
        {
            return ContainerPath.Of(subject, instruction, copied.Target.Value) is { } target ? [(copied.Target.Span, target)] : [];
        }

        return
            from step in steps
            from word in step.Use.Line("m", "mode", "o", "owner", "g", "group", "reference").Operands.TakeLast(step.Name is "cp" or "mv" or "ln" or "install" ? 1 : Most)
            where word.Value is ['/', ..]
            let path = ContainerPath.Of(subject, instruction, word.Value!)
            where path is not null
            select (word.Span, path);
    }

    private static Fix? Move(DockerfileSubject subject, Instruction volume, Instruction last)
    {
        if (LineEdits.Remove(subject, volume) is not { } removal)
        {
            return null;
        }

        return new Fix("Put VOLUME behind it", Applicability.Unsafe, [removal, LineEdits.InsertAfter(subject, last, LineEdits.IndentOf(subject, volume) + subject.File.Source.At(volume.Span).ToString())]);
    }
}
