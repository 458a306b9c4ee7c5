using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>Goes through a script for those who look for something in it.</summary>
public static class ShellWalk
{
    /// <summary>Every command at any depth, in the order of the text.</summary>
    public static IReadOnlyList<CommandUse> Commands(ShellNode node, ShellDialect dialect) => new CommandWalk(dialect).Of(node);

    /// <summary>A node and everything in it, from the outside in and in the order of the text.</summary>
    public static IEnumerable<ShellNode> Nodes(ShellNode node)
    {
        var waiting = new Stack<ShellNode>();
        waiting.Push(node);
        while (waiting.TryPop(out var next))
        {
            yield return next;
            ImmutableArray<ShellNode> children = [.. ShellChildren.Of(next)];
            for (var i = children.Length - 1; i >= 0; i--)
            {
                waiting.Push(children[i]);
            }
        }
    }
}
