using System.Collections.Immutable;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Dockerfiles.Variables;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings;

/// <summary>What rules about Dockerfiles look at: the tree, its shell commands, and what holds at each instruction. Parsed once, for one thread.</summary>
public sealed class DockerfileSubject
{
    private readonly ImmutableArray<StepState> states;
    private readonly Dictionary<Instruction, int> indexes = new(ReferenceEqualityComparer.Instance);
    private readonly int openFrom;
    private Scopes? scopes;

    public DockerfileSubject(Dockerfile file, LintSettings settings, BuildContext? context)
    {
        (File, Settings, Context) = (file, settings, context);
        states = StepStates.Of(file);
        openFrom = OpenFrom(file);
        var flat = ImmutableArray.CreateBuilder<Instruction>();
        var scripts = ImmutableArray.CreateBuilder<Script>();
        var steps = ImmutableArray.CreateBuilder<Step>();
        for (var i = 0; i < file.Instructions.Length; i++)
        {
            var instruction = file.Instructions[i].Trigger ?? file.Instructions[i];
            indexes[file.Instructions[i]] = i;
            indexes[instruction] = i;
            flat.Add(instruction);
            foreach (var script in Linting.Scripts.Of(instruction, states[i].Shell))
            {
                scripts.Add(script);
                steps.AddRange(script.IsRun ? script.Tree.Commands.Select(u => new Step(instruction, u, script)) : []);
            }

            steps.AddRange(instruction.Keyword == "RUN" ? Linting.Scripts.Exec(instruction).Select(u => new Step(instruction, u, null)) : []);
        }

        (Instructions, Scripts, Steps) = (flat.ToImmutable(), scripts.ToImmutable(), steps.ToImmutable());
    }

    public Dockerfile File { get; }

    public LintSettings Settings { get; }

    /// <summary>Null when nothing is known of it, as for standard input.</summary>
    public BuildContext? Context { get; }

    /// <summary>Every instruction; in the place of an ONBUILD what it holds.</summary>
    public ImmutableArray<Instruction> Instructions { get; }

    /// <summary>Everything that a shell is given, here-documents of RUN too.</summary>
    public ImmutableArray<Script> Scripts { get; }

    /// <summary>Every command that the build runs, at any depth, also in exec form.</summary>
    public ImmutableArray<Step> Steps { get; }

    public Scopes Scopes => scopes ??= Scopes.Of(File);

    /// <summary>The stage that the image is made of; null when there is none.</summary>
    public Stage? Final => File.Stages.LastOrDefault();

    /// <summary>Commands of these names, that the build runs.</summary>
    public IEnumerable<Step> Run(params string[] names) => Steps.Where(s => s.Name is { } name && names.Contains(name, StringComparer.Ordinal));

    /// <summary>Instructions of a keyword.</summary>
    public IEnumerable<Instruction> Of(string keyword) => Instructions.Where(i => i.Keyword == keyword);

    /// <summary>What holds before an instruction; also one that ONBUILD holds.</summary>
    public StepState StateAt(Instruction instruction) => states[indexes[instruction]];

    /// <summary>A finding at a part of the Dockerfile. A fix that would write where nothing is read any more is left out.</summary>
    internal Finding Find(RuleInfo rule, Span at, string message, Fix? fix = null) => new(rule, rule.Severity, message, new Location(File.Name) { Span = at }) { Fix = fix?.Edits.Any(e => e is TextEdit edit && (edit.At.Start >= openFrom || HidesProblem(edit))) == true ? null : fix };

    /// <summary>Whether an edit makes another instruction of one that a builder refuses: then it might take it, for something that nobody meant.</summary>
    private bool HidesProblem(TextEdit edit) => File.Problems.Any(p => File.Instructions.Any(i => i.Span.Start <= p.At.Start && p.At.Start < i.Span.End && edit.At.Start < i.KeywordSpan.End && i.KeywordSpan.Start < edit.At.End));

    /// <summary>Where a file ends in the middle of its last instruction, the end of that: what is put in behind it would be part of it. Else behind the file.</summary>
    private static int OpenFrom(Dockerfile file)
    {
        if (file.Instructions.IsEmpty)
        {
            return int.MaxValue;
        }

        var last = file.Instructions[^1].Trigger ?? file.Instructions[^1];
        var line = file.Source.At(file.Source.LineSpan(last.EndLine)).Trim();
        var isOpen = last.Heredocs is [.., var document] ? !line.SequenceEqual(document.Name) : line.EndsWith(file.Escape);
        return isOpen ? last.Heredocs is [.., var open] ? open.Span.End : last.Span.End : int.MaxValue;
    }
}
