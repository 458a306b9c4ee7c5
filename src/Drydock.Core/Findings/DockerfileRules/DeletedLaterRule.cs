using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A file is deleted in a later layer than the one that brought it: it is shipped all the same.</summary>
internal sealed class DeletedLaterRule : IRule<DockerfileSubject>
{
    /// <summary>More than anybody writes; each is held against each deletion.</summary>
    private const int Most = 200;

    public RuleInfo Info { get; } = new(
        "DF309",
        "deleted-later",
        Severity.Low,
        "A file is deleted in a later layer than the one that brought it, and is shipped all the same",
        []);

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        var chain = subject.File.Chain().Select(s => s.Index).ToHashSet();
        var brought = new List<(string Path, Instruction By)>();
        var steps = subject.Steps.ByInstruction();
        foreach (var instruction in subject.Instructions.Where(i => chain.Contains(i.Stage)))
        {
            if (instruction.Keyword == "RUN")
            {
                foreach (var (word, path) in Deleted(subject, instruction, steps[instruction]))
                {
                    var first = brought.FirstOrDefault(b => Hits(word, path, b.Path));
                    if (first.By is not null)
                    {
                        yield return subject.Find(Info, word.Span, $"'{first.Path}' stays in the layer of line {first.By.Line}, which is shipped: delete it in the RUN that brings it, or use it from a mount (RUN --mount=type=bind).");
                    }
                }
            }

            brought.AddRange(Brought(subject, instruction, steps[instruction]).Take(Most - Math.Min(Most, brought.Count)).Select(p => (p, instruction)));
        }
    }

    /// <summary>The file itself, a folder it is in, or all that is in that folder.</summary>
    private static bool Hits(ShellWord word, string deleted, string brought) =>
        word.HasGlob ? deleted.EndsWith("/*", StringComparison.Ordinal) && brought.StartsWith(deleted[..^1], StringComparison.Ordinal) : ContainerPath.IsIn(brought, deleted);

    private static IEnumerable<string> Brought(DockerfileSubject subject, Instruction instruction, IEnumerable<Step> steps)
    {
        if (CopiedFiles.Of(instruction) is { } copied)
        {
            return copied.Paths(subject).Where(p => p != "/");
        }

        return instruction.Keyword != "RUN" ? [] : Download.All(steps).Where(d => !d.Step.Use.Place.IsInBranch && !IsOnMount(instruction, d.File)).Select(d => Path(subject, instruction, d.File, steps)).OfType<string>();
    }

    private static IEnumerable<(ShellWord Word, string Path)> Deleted(DockerfileSubject subject, Instruction run, IEnumerable<Step> steps)
    {
        foreach (var word in steps.Where(s => s.Name == "rm").Take(Most).SelectMany(s => s.Use.Line().Operands.Take(Most)))
        {
            if (Path(subject, run, word.Value, steps) is { } path && path != "/" && !IsOnMount(run, word.Value))
            {
                yield return (word, path);
            }
        }
    }

    /// <summary>Where <c>cd</c> leads is not followed.</summary>
    private static string? Path(DockerfileSubject subject, Instruction run, string? text, IEnumerable<Step> steps) =>
        string.IsNullOrEmpty(text) || text[0] == '~' || text.Contains('$', StringComparison.Ordinal) || (text[0] != '/' && steps.Any(s => s.Name is "cd" or "pushd")) ? null : ContainerPath.Of(subject, run, text);

    private static bool IsOnMount(Instruction run, string? path) =>
        path is not null && Mount.Of(run).Any(m => m.Options.GetValueOrDefault("target", "") is { Length: > 1 } target && ContainerPath.IsIn(path, target.TrimEnd('/')));
}
