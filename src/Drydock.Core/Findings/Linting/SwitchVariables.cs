using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Core.Findings.Linting;

/// <summary>Finds variables whose value turns a check off: in ENV, in ARG, and where a command sets them.</summary>
internal static class SwitchVariables
{
    /// <param name="isSwitch">Of a name and its value; the value is null where only the build knows it.</param>
    public static IEnumerable<Finding> Find(DockerfileSubject subject, RuleInfo rule, Func<string, string?, bool> isSwitch, string message)
    {
        foreach (var instruction in subject.Instructions.Where(i => i.Keyword is "ENV" or "ARG"))
        {
            var scope = subject.Scopes.At(instruction);
            for (var i = 0; i < instruction.Pairs.Length; i++)
            {
                var pair = instruction.Pairs[i];
                if (isSwitch(pair.Name, pair.Value is null ? null : scope.Expand(instruction.RawOf(pair), subject.File.Escape)))
                {
                    yield return subject.Find(rule, pair.Span, message, Fix(pair.Name, WithoutPair(subject, instruction, i)));
                }
            }
        }

        foreach (var step in subject.Steps)
        {
            var assignments = step.Use.Wrappers.IsEmpty ? step.Use.Command.Assignments : [];
            for (var i = 0; i < assignments.Length; i++)
            {
                if (isSwitch(assignments[i].Name, assignments[i].Value.Value))
                {
                    yield return subject.Find(rule, assignments[i].Span, message, Fix(assignments[i].Name, WithoutAssignment(step, i)));
                }
            }

            foreach (var word in step.Name is "export" or "declare" or "typeset" or "readonly" ? step.Use.Arguments : step.Name is "env" or "sudo" ? Before(step) : [])
            {
                var (name, value) = Split(word);
                if (name.Length > 0 && isSwitch(name, value))
                {
                    yield return subject.Find(rule, word.Span, message, Fix(name, WithoutWord(subject, step, word, name)));
                }
            }
        }
    }

    /// <summary>What stands before the command that is run with them.</summary>
    private static IEnumerable<ShellWord> Before(Step step) => step.Use.Arguments.TakeWhile(w => w.Value is null or ['-', ..] || w.Value.Contains('='));

    private static (string Name, string? Value) Split(ShellWord word)
    {
        var text = word.Value ?? (word.Parts is [Literal { Text: var start }, ..] ? start : "");
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals <= 0 ? ("", null) : (text[..equals], word.Value is null ? null : text[(equals + 1)..]);
    }

    private static Fix? Fix(string name, TextEdit? edit) => edit is null ? null : new Fix($"Remove {name}", Applicability.Unsafe, [edit]);

    private static TextEdit? WithoutPair(DockerfileSubject subject, Instruction instruction, int index)
    {
        var source = subject.File.Source;
        if (instruction.Pairs.Length == 1)
        {
            return new TextEdit(new Span(source.FullLineSpan(source.PositionOf(instruction.Span.Start).Line).Start, source.FullLineSpan(source.PositionOf(instruction.Span.End).Line).End), "");
        }

        var pair = instruction.Pairs[index].Span;
        var gap = index == 0 ? new Span(pair.End, instruction.Pairs[1].Span.Start) : new Span(instruction.Pairs[index - 1].Span.End, pair.Start);
        return source.At(gap).Contains('#') ? null : new TextEdit(new Span(Math.Min(gap.Start, pair.Start), Math.Max(gap.End, pair.End)), "");
    }

    private static TextEdit? WithoutAssignment(Step step, int index)
    {
        var command = step.Use.Command;
        var next = index + 1 < command.Assignments.Length ? command.Assignments[index + 1].Span.Start : command.Words[0].Span.Start;
        return step.Use.Place.Shell is not null ? null : new TextEdit(new Span(command.Assignments[index].Span.Start, next), "");
    }

    private static TextEdit? WithoutWord(DockerfileSubject subject, Step step, ShellWord word, string name)
    {
        var isAlone = step.Name == "export" && step.Use.Arguments.Length == 1;
        return !isAlone ? ArgumentEdits.Without(subject, step, word, word) : step.Script is null || step.Use.Place.Shell is not null ? null : new TextEdit(step.Use.Span, $"unset {name}");
    }
}
