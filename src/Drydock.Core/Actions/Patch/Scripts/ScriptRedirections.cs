using System.Collections.Immutable;
using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Core.Actions.Patch.Scripts;

/// <summary>Where one command reads and writes instead. Nobody reads what programs write to standard error, so it is not made at all.</summary>
internal sealed class ScriptRedirections
{
    private readonly ScriptMachine machine;
    private readonly List<(string Path, ScriptOutput Text, bool IsMore)> files = [];

    public ScriptRedirections(ScriptMachine machine, ImmutableArray<Redirection> redirections)
    {
        this.machine = machine;
        var expander = new WordExpander(machine);
        foreach (var redirection in redirections)
        {
            Take(redirection, redirection.Target is { } word && redirection.Heredoc is null ? expander.Single(word) : "", expander);
        }
    }

    /// <summary>Null when it stays.</summary>
    public ScriptOutput? Output { get; private set; }

    public ScriptInput? Input { get; private set; }

    /// <summary>Writes the files that were named.</summary>
    public void Write()
    {
        foreach (var (path, text, isMore) in files)
        {
            machine.Context.Tree.WriteText(path, (isMore ? machine.Context.Tree.ReadText(path) ?? "" : "") + text);
            machine.Context.Emulations.Add("files");
        }
    }

    private void Take(Redirection redirection, string target, WordExpander expander)
    {
        var descriptor = redirection.Descriptor ?? (redirection.Operator.StartsWith('<') ? "0" : "1");
        switch (redirection.Operator)
        {
            case "<" when descriptor == "0":
                Input = new ScriptInput(target == "/dev/null" ? "" : machine.Context.Tree.ReadText(machine.PathOf(target)) ?? throw new UnknownCommandException($"< {target}: there is no such file"));
                break;
            case "<<" or "<<-" when redirection.Heredoc is { } lines:
                Input = new ScriptInput(expander.Single(lines.Content));
                break;
            case ">" or ">>" or ">|" or "&>":
                TakeFile(descriptor, redirection.Operator, target);
                break;
            case ">&" when target is "2" && descriptor == "1":
                Output = new ScriptOutput();
                break;
            case ">&" or "<&" when target.Length == 1 && (char.IsAsciiDigit(target[0]) || target == "-"):
                // What debconf reads and writes, and standard error: nobody is there.
                break;
            default:
                throw new UnknownCommandException($"{redirection.Descriptor}{redirection.Operator} {target}");
        }
    }

    private void TakeFile(string descriptor, string op, string target)
    {
        if (descriptor == "2" && target == "/dev/null")
        {
            return;
        }

        if (descriptor != "1")
        {
            throw new UnknownCommandException($"{descriptor}{op} {target}");
        }

        Output = new ScriptOutput();
        if (target is not ("/dev/null" or "/dev/stderr"))
        {
            files.Add((machine.PathOf(target), Output, op == ">>"));
        }
    }
}
