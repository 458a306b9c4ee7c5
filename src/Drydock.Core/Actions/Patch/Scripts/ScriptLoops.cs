using Drydock.Core.Actions.Patch.Dpkg;
using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Core.Actions.Patch.Scripts;

/// <summary>The loops and choices of a script.</summary>
internal sealed class ScriptLoops(ScriptMachine machine)
{
    public void Run(ForCommand command)
    {
        var expander = new WordExpander(machine);
        var values = command.Words is { } words ? words.SelectMany(expander.Fields).ToList() : [.. machine.State.Arguments];
        machine.Status = 0;
        foreach (var value in values)
        {
            machine.State[command.Variable.Text] = value;
            machine.Run(command.Body);
            if (LeavesLoop())
            {
                return;
            }
        }
    }

    public void Run(WhileCommand command)
    {
        var last = 0;
        while (machine.IsTrue(command.Condition) != command.IsUntil && machine.Flow == ScriptFlow.Next)
        {
            machine.Run(command.Body);
            last = machine.Status;
            if (LeavesLoop())
            {
                return;
            }
        }

        machine.Status = machine.Flow == ScriptFlow.Next ? last : machine.Status;
    }

    public void Run(CaseCommand command)
    {
        var expander = new WordExpander(machine);
        var subject = expander.Single(command.Subject);
        machine.Status = 0;
        var item = command.Items.FirstOrDefault(i => i.Patterns.Any(p => Wildcards.Compile(expander.Pattern(p)).IsMatch(subject)));
        if (item is { Terminator: ";&" or ";;&" })
        {
            throw new UnknownCommandException(item.Terminator, item.Span.Start);
        }

        if (item is not null)
        {
            machine.Run(item.Body);
        }
    }

    private bool LeavesLoop()
    {
        if (machine.Flow is not (ScriptFlow.Break or ScriptFlow.Continue))
        {
            return machine.Flow != ScriptFlow.Next;
        }

        var isInner = --machine.FlowLevels <= 0;
        var leaves = machine.Flow == ScriptFlow.Break || !isInner;
        machine.Flow = isInner ? ScriptFlow.Next : machine.Flow;
        return leaves;
    }
}
