using System.Collections.Immutable;
using Drydock.Core.Actions.Patch.Dpkg;
using Drydock.Core.Actions.Patch.Scripts.Commands;
using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Core.Actions.Patch.Scripts;

/// <summary>
/// Goes through a shell script as a shell would, over a tree instead of a system: no process is started. What is not understood ends it.
/// <see href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html"/>
/// </summary>
internal sealed class ScriptMachine(ScriptContext context)
{
    /// <summary>Commands that one script may run: a loop that does not end is not understood.</summary>
    private const int MostSteps = 20_000;
    private const int MostDepth = 100;

    private const int MostFollowed = 20;

    private int steps;
    private int depth;
    private int followed;

    /// <summary>A word of the command was made by other commands.</summary>
    private bool hasCaptured;

    /// <summary>How many of the commands around have their failure asked for, so that <c>set -e</c> does not count.</summary>
    private int asked;

    public ScriptContext Context => context;

    public ScriptState State { get; private set; } = new(context);

    public ScriptOutput Output { get; private set; } = new();

    public ScriptInput Input { get; private set; } = new("");

    public ScriptFlow Flow { get; set; }

    /// <summary>Loops that a <c>break 2</c> leaves.</summary>
    public int FlowLevels { get; set; }

    public int Status { get; set; }

    /// <summary>Runs a whole text.</summary>
    /// <returns>Its exit code.</returns>
    public int Run(string text, ShellDialect dialect)
    {
        var script = ShellParser.Parse(text, dialect);
        if (script.Problems is [var problem, ..])
        {
            throw new UnknownCommandException($"a shell would refuse it: {problem.Message}", problem.At.Start);
        }

        Run(script.Body);
        return Status;
    }

    /// <summary>Runs a whole script, and what it wants to be done at its end.</summary>
    /// <returns>Its exit code.</returns>
    public int RunToEnd(string text, ShellDialect dialect)
    {
        var status = Run(text, dialect);
        if (State.AtEnd.Length > 0)
        {
            (Flow, State.StopsOnError) = (ScriptFlow.Next, false);
            Run(State.AtEnd, dialect);
        }

        return status;
    }

    /// <summary>The path in the tree of an argument.</summary>
    public string PathOf(string argument) => DpkgText.ToPath(argument.StartsWith('/') ? argument : $"{State.Folder}/{argument}");

    /// <summary>The output of commands that run in a shell of their own.</summary>
    public string Capture(CommandList commands)
    {
        var (outer, input) = (Output, Input);
        Output = new ScriptOutput();
        InSubshell(() => Run(commands));
        var text = Output.ToString();
        (Output, Input) = (outer, input);
        hasCaptured = true;
        return text;
    }

    public void Run(CommandList list)
    {
        foreach (var item in list.Items)
        {
            if (item.IsInBackground)
            {
                throw new UnknownCommandException("a command in the background", item.Span.Start);
            }

            Run(item.Command);
            if (Flow != ScriptFlow.Next)
            {
                return;
            }
        }
    }

    /// <summary>Calls a function or a command by name.</summary>
    public int Call(IReadOnlyList<string> words, bool isBuiltinOnly = false)
    {
        var name = words[0];
        if (!isBuiltinOnly && State.Functions.TryGetValue(name, out var function))
        {
            return CallFunction(function, [.. words.Skip(1)]);
        }

        var call = new CommandCall(this, name, [.. words.Skip(1)], Input, Output);
        var isPath = name.Contains('/', StringComparison.Ordinal);
        if (isPath && context.FindProgram(name) is null)
        {
            return 127;
        }

        if (ScriptCommands.Find(isPath ? name[(name.LastIndexOf('/') + 1)..] : name) is { } command)
        {
            return command.Run(call);
        }

        return context.FindProgram(name) is not { } program ? 127 : Follow(program, call);
    }

    /// <summary>A program of the image that is a script itself is followed like one of the package's.</summary>
    private int Follow(string program, CommandCall call)
    {
        var text = context.Tree.ReadText(program) ?? "";
        if (!(text.StartsWith("#!/bin/sh", StringComparison.Ordinal) || text.StartsWith("#!/bin/dash", StringComparison.Ordinal)) || ++followed > MostFollowed)
        {
            throw call.Unknown();
        }

        var inner = new ScriptMachine(context) { Input = Input, Output = Output, steps = steps, followed = followed };
        inner.State.Arguments = [.. call.Arguments];
        inner.State.StopsOnError = text.StartsWith("#!/bin/sh -e", StringComparison.Ordinal);
        try
        {
            return inner.RunToEnd(text, ShellDialect.Posix);
        }
        catch (UnknownCommandException e)
        {
            // The place is that of the call, not one in another file.
            throw new UnknownCommandException($"{call.Name}, which runs {e.Message}");
        }
        finally
        {
            steps = inner.steps;
        }
    }

    private int CallFunction(ShellCommand body, ImmutableArray<string> arguments)
    {
        var (outer, locals) = (State.Arguments, State.Locals);
        (State.Arguments, State.Locals) = ([.. arguments], new Dictionary<string, string?>(StringComparer.Ordinal));
        Run(body);
        State.EndFunction(locals);
        State.Arguments = outer;
        Flow = Flow == ScriptFlow.Return ? ScriptFlow.Next : Flow;
        return Status;
    }

    private void Run(ShellCommand command)
    {
        if (++steps > MostSteps || ++depth > MostDepth)
        {
            throw new UnknownCommandException("it goes on for too long", command.Span.Start);
        }

        try
        {
            if (command is not SimpleCommand && !command.Redirections.IsEmpty)
            {
                Redirected(command.Redirections, () => RunPlain(command));
            }
            else
            {
                RunPlain(command);
            }
        }
        catch (UnknownCommandException e) when (e.Offset < 0)
        {
            throw new UnknownCommandException(e.Message, State.IsSourced ? State.SourcedAt : command.Span.Start);
        }
        finally
        {
            depth--;
        }

        if (Status != 0 && asked == 0 && State.StopsOnError && Flow == ScriptFlow.Next && command is SimpleCommand or Subshell or Pipeline { IsNegated: false })
        {
            Flow = ScriptFlow.Exit;
        }
    }

    private void RunPlain(ShellCommand command)
    {
        switch (command)
        {
            case SimpleCommand c:
                RunSimple(c);
                break;
            case Pipeline c:
                RunPipeline(c);
                break;
            case AndOr c:
                RunAndOr(c);
                break;
            case Subshell c:
                InSubshell(() => Run(c.Body));
                break;
            case BraceGroup c:
                Run(c.Body);
                break;
            case IfCommand c:
                RunIf(c);
                break;
            case CaseCommand c:
                new ScriptLoops(this).Run(c);
                break;
            case ForCommand c:
                new ScriptLoops(this).Run(c);
                break;
            case WhileCommand c:
                new ScriptLoops(this).Run(c);
                break;
            case FunctionDefinition { Body: { } body, Name.Value: { } name }:
                State.Functions[name] = body;
                Status = 0;
                break;
            default:
                throw new UnknownCommandException($"{command.GetType().Name} of bash", command.Span.Start);
        }
    }

    private void RunSimple(SimpleCommand command)
    {
        var expander = new WordExpander(this);
        hasCaptured = false;
        var words = command.Words.SelectMany(w => IsAssignmentWord(command, w) ? [expander.Single(w)] : expander.Fields(w)).ToList();
        if (words.Count == 0)
        {
            foreach (var assignment in command.Assignments)
            {
                State.Assign(assignment, expander);
            }

            if (!command.Redirections.IsEmpty)
            {
                Redirected(command.Redirections, () => { });
            }

            // x=$(false) says what the last command in it said.
            Status = hasCaptured ? Status : 0;
            return;
        }

        var saved = command.Assignments.Select(a => (a.Name, State[a.Name])).ToList();
        foreach (var assignment in command.Assignments)
        {
            State.Assign(assignment, expander);
        }

        if (command.Redirections.IsEmpty)
        {
            Status = Call(words);
        }
        else
        {
            Redirected(command.Redirections, () => Status = Call(words));
        }

        foreach (var (name, value) in saved)
        {
            State[name] = value;
        }
    }

    /// <summary><c>local x=$1</c> is not split, as in dash since 0.5.11 and in bash.</summary>
    private static bool IsAssignmentWord(SimpleCommand command, ShellWord word) =>
        command.Words[0].Plain is "local" or "export" or "readonly" && word.Text.Contains('=', StringComparison.Ordinal);

    private void RunPipeline(Pipeline pipeline)
    {
        var (outer, input) = (Output, Input);
        asked += pipeline.IsNegated ? 1 : 0;
        for (var i = 0; i < pipeline.Commands.Length; i++)
        {
            var isLast = i == pipeline.Commands.Length - 1;
            var own = isLast ? outer : new ScriptOutput();
            Output = own;
            var command = pipeline.Commands[i];
            if (pipeline.Commands.Length == 1)
            {
                Run(command);
            }
            else
            {
                // Only the status of the last one counts.
                asked++;
                InSubshell(() => Run(command));
                asked--;
                Input = new ScriptInput(isLast ? "" : own.ToString());
            }
        }

        (Output, Input) = (outer, input);
        if (pipeline.IsNegated)
        {
            asked--;
            Status = Status == 0 ? 1 : 0;
        }
    }

    private void RunAndOr(AndOr list)
    {
        for (var i = 0; i < list.Commands.Length; i++)
        {
            if (i > 0 && (list.Operators[i - 1].Text == "&&") != (Status == 0))
            {
                continue;
            }

            var isLast = i == list.Commands.Length - 1;
            asked += isLast ? 0 : 1;
            Run(list.Commands[i]);
            asked -= isLast ? 0 : 1;
            if (Flow != ScriptFlow.Next)
            {
                return;
            }
        }
    }

    private void RunIf(IfCommand command)
    {
        foreach (var clause in command.Clauses)
        {
            if (IsTrue(clause.Condition))
            {
                Run(clause.Body);
                return;
            }

            if (Flow != ScriptFlow.Next)
            {
                return;
            }
        }

        Status = 0;
        if (command.Else is { } otherwise)
        {
            Run(otherwise);
        }
    }

    /// <summary>Runs what a command asks about.</summary>
    public bool IsTrue(CommandList condition)
    {
        asked++;
        Run(condition);
        asked--;
        return Flow == ScriptFlow.Next && Status == 0;
    }

    private void InSubshell(Action run)
    {
        var outer = State;
        State = State.Copy();
        run();
        State = outer;
        Flow = ScriptFlow.Next;
    }

    private void Redirected(ImmutableArray<Redirection> redirections, Action run)
    {
        var (output, input) = (Output, Input);
        var files = new ScriptRedirections(this, redirections);
        Output = files.Output ?? output;
        Input = files.Input ?? input;
        run();
        files.Write();
        (Output, Input) = (output, input);
    }
}
