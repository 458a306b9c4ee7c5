using Drydock.Core.Actions.Patch.Dpkg;

namespace Drydock.Core.Actions.Patch.Scripts;

/// <summary>A command with its arguments, about to be run.</summary>
internal sealed record CommandCall(ScriptMachine Machine, string Name, string[] Arguments, ScriptInput Input, ScriptOutput Output)
{
    public PatchTree Tree => Machine.Context.Tree;

    public DpkgDatabase Database => Machine.Context.Database;

    public ScriptContext Context => Machine.Context;

    public void Print(string text) => Output.Write(text);

    /// <summary>Notes that the image was, or would be, changed by an emulated program.</summary>
    public void Did(string what) => Context.Emulations.Add(what);

    /// <summary>The path in the tree of an argument.</summary>
    public string PathOf(string argument) => Machine.PathOf(argument);

    /// <summary>It is called in a way that nobody here understands.</summary>
    public UnknownCommandException Unknown() => new($"{Name} {string.Join(' ', Arguments)}".Trim());

    /// <summary>Single letters and long options before the operands. <c>--</c> ends them.</summary>
    /// <param name="known">Letters and long names that are understood; others are unknown.</param>
    public (HashSet<string> Options, List<string> Operands) Parse(params string[] known)
    {
        var options = new HashSet<string>(StringComparer.Ordinal);
        var operands = new List<string>();
        var isOver = false;
        foreach (var argument in Arguments)
        {
            if (isOver || argument.Length < 2 || argument[0] != '-')
            {
                operands.Add(argument);
            }
            else if (argument == "--")
            {
                isOver = true;
            }
            else
            {
                foreach (var option in argument[1] == '-' ? [argument[2..]] : argument.Skip(1).Select(c => c.ToString()))
                {
                    options.Add(known.Contains(option) ? option : throw Unknown());
                }
            }
        }

        return (options, operands);
    }
}
