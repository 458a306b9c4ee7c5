using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>Finds the commands in a part of a script, and keeps what each stands in.</summary>
internal sealed class CommandWalk(ShellDialect dialect, int depth = 0)
{
    /// <summary>How many shells may be started in one another.</summary>
    private const int MaxShells = 4;

    /// <summary>How many commands may run one another.</summary>
    private const int MaxWrappers = 8;

    private readonly List<CommandUse> uses = [];

    public IReadOnlyList<CommandUse> Of(ShellNode node) => Of(node, new CommandPlace());

    private List<CommandUse> Of(ShellNode node, CommandPlace place)
    {
        Visit(node, place);
        return uses;
    }

    private void Visit(ShellNode node, CommandPlace place)
    {
        switch (node)
        {
            case SimpleCommand command:
                Add(command, command.Words, [], place);
                Children(node, place);
                break;
            case CommandList list:
                for (var i = 0; i < list.Items.Length; i++)
                {
                    Visit(list.Items[i].Command, place with { List = list, ListIndex = i, IsInBackground = place.IsInBackground || list.Items[i].IsInBackground });
                }

                break;
            case AndOr chain:
                var lastOr = chain.Operators.LastOrDefault(o => o.Text == "||")?.Span.Start ?? 0;
                for (var i = 0; i < chain.Commands.Length; i++)
                {
                    Visit(chain.Commands[i], place with { Chain = chain, ChainIndex = i, IsGuarded = place.IsGuarded || chain.Commands[i].Span.Start < lastOr });
                }

                break;
            case Pipeline pipeline:
                for (var i = 0; i < pipeline.Commands.Length; i++)
                {
                    Visit(pipeline.Commands[i], place with { Pipeline = pipeline, PipelineIndex = i, IsNegated = pipeline.IsNegated });
                }

                break;
            default:
                Children(node, Inside(node, place));
                break;
        }
    }

    private void Children(ShellNode node, CommandPlace place)
    {
        if (node is IfCommand or WhileCommand)
        {
            Conditional(node, place);
            return;
        }

        foreach (var child in ShellChildren.Of(node))
        {
            Visit(child, place);
        }
    }

    private void Conditional(ShellNode node, CommandPlace place)
    {
        foreach (var child in ShellChildren.Of(node))
        {
            if (child is IfClause clause)
            {
                Visit(clause.Condition, place with { IsCondition = true });
                Visit(clause.Body, place with { IsInBranch = true });
            }
            else
            {
                Visit(child, node is WhileCommand loop && ReferenceEquals(child, loop.Condition) ? place with { IsCondition = true } : place with { IsInBranch = true });
            }
        }
    }

    /// <summary>What is so for everything inside of a node.</summary>
    private static CommandPlace Inside(ShellNode node, CommandPlace place) => node switch
    {
        ShellScript or ShellWord => place,
        CommandSubstitution or ProcessSubstitution => new CommandPlace { IsInSubstitution = true, IsInFunction = place.IsInFunction, IsInLoop = place.IsInLoop, IsInBranch = place.IsInBranch, Shell = place.Shell },
        FunctionDefinition => place with { IsInFunction = true },
        Subshell => place with { IsInSubshell = true },
        ForCommand or ArithmeticForCommand or SelectCommand => place with { IsInLoop = true, IsInBranch = true },
        WhileCommand => place with { IsInLoop = true },
        CaseItem => place with { IsInBranch = true },
        _ => place,
    };

    private void Add(SimpleCommand command, ImmutableArray<ShellWord> words, ImmutableArray<CommandUse> wrappers, CommandPlace place)
    {
        while (!words.IsEmpty && wrappers.Length < MaxWrappers)
        {
            var use = new CommandUse(command, words, wrappers, place, dialect);
            uses.Add(use);
            if (depth < MaxShells && WrappedCommands.ScriptOf(use, out var inner) is { } text)
            {
                var script = ShellParser.Parse(text, inner);
                uses.AddRange(new CommandWalk(inner, depth + 1).Of(script, place with { Shell = use, List = null, ListIndex = 0 }));
            }

            var next = WrappedCommands.InnerOf(words, use.Name);
            words = next == 0 ? [] : words[next..];
            wrappers = wrappers.Add(use);
        }
    }
}
