using System.Collections.Immutable;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings;

namespace Drydock.Core.Verdicts.Linting;

/// <summary>A rule that a project declares for itself: what an instruction, or a command in it, must not be like. All that it says has to hold.</summary>
/// <param name="info">Its name stands for its id.</param>
internal sealed class OwnRule(RuleInfo info) : IRule<DockerfileSubject>
{
    public RuleInfo Info => info;

    public required string Message { get; init; }

    /// <summary>In capitals; empty for all.</summary>
    public ImmutableArray<string> Instructions { get; init; } = [];

    /// <summary>Names of commands, which RUN runs; empty when it is about instructions.</summary>
    public ImmutableArray<string> Commands { get; init; } = [];

    /// <summary>Options of the command, or <c>name=pattern</c> flags of the instruction: one of them is there.</summary>
    public ImmutableArray<string> Options { get; init; } = [];

    /// <summary>Options or flags none of which is there.</summary>
    public ImmutableArray<string> Without { get; init; } = [];

    /// <summary>A pattern that some argument matches; empty for any.</summary>
    public string Argument { get; init; } = "";

    /// <summary>What to write in the place of what matched; null when that is left to people.</summary>
    public string? Replacement { get; init; }

    public IEnumerable<Finding> Check(DockerfileSubject subject) => Commands.IsEmpty ? subject.Instructions.Select(i => OfInstruction(subject, i)).OfType<Finding>() : subject.Steps.Select(s => OfStep(subject, s.Use)).OfType<Finding>();

    private Finding? OfInstruction(DockerfileSubject subject, Instruction instruction)
    {
        if (!Instructions.IsEmpty && !Instructions.Contains(instruction.Keyword, StringComparer.Ordinal))
        {
            return null;
        }

        var flag = Options.IsEmpty ? null : instruction.Flags.FirstOrDefault(f => Options.Any(o => IsFlag(o, f)));
        if ((!Options.IsEmpty && flag is null) || Without.Any(w => instruction.Flags.Any(f => IsFlag(w, f))))
        {
            return null;
        }

        var words = instruction.Arguments.Select(a => (a.Value, a.Span)).Concat(instruction.Pairs.Select(p => ($"{p.Name}={p.Value}", p.Span))).ToList();
        var found = words.FindIndex(w => Wildcards.IsMatch(Argument, w.Item1));
        return Argument.Length > 0 && found < 0 ? null : Find(subject, found >= 0 && Argument.Length > 0 ? words[found].Span : flag?.Span ?? instruction.KeywordSpan);
    }

    private Finding? OfStep(DockerfileSubject subject, CommandUse use)
    {
        if (use.Name is not { } name || !Commands.Contains(name, StringComparer.Ordinal))
        {
            return null;
        }

        var line = use.Line();
        var option = line.Options.FirstOrDefault(o => Options.Any(w => IsOption(w, o)));
        if ((!Options.IsEmpty && option is null) || line.Options.Any(o => Without.Any(w => IsOption(w, o))))
        {
            return null;
        }

        var argument = Argument.Length == 0 ? null : use.Arguments.FirstOrDefault(a => Wildcards.IsMatch(Argument, a.Text));
        return Argument.Length > 0 && argument is null ? null : Find(subject, argument?.Span ?? option?.Word.Span ?? use.NameWord.Span);
    }

    private Finding Find(DockerfileSubject subject, Span at) =>
        subject.Find(Info, at, Message, Replacement is { } text ? new Fix($"Write '{text}'", Applicability.Unsafe, [new TextEdit(at, text)]) : null);

    private static bool IsFlag(string wanted, Flag flag)
    {
        var equals = wanted.IndexOf('=', StringComparison.Ordinal);
        var name = (equals < 0 ? wanted : wanted[..equals]).TrimStart('-');
        return name == flag.Name && (equals < 0 || Wildcards.IsMatch(wanted.AsSpan(equals + 1), flag.Value));
    }

    private static bool IsOption(string wanted, CommandOption option)
    {
        var name = wanted.TrimStart('-');
        return name == option.Name || name == option.Written;
    }
}
