using System.Collections.Frozen;
using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Core.Findings.Linting;

/// <summary>Programs that run what they are given as text.</summary>
internal static class Interpreters
{
    private static readonly FrozenSet<string> Names =
        FrozenSet.ToFrozenSet(["sh", "bash", "dash", "ash", "zsh", "ksh", "python", "python2", "python3", "perl", "ruby", "node", "php"], StringComparer.Ordinal);

    /// <summary>Whether a command runs its standard input.</summary>
    public static bool ReadsInput(CommandUse use)
    {
        if (use.Name is not { } name || !Names.Contains(name))
        {
            return false;
        }

        var line = use.Line("o", "O");
        return !line.Has("c", "m", "e", "r", "version") && (line.Operands.IsEmpty || line.Operands[0].Value == "-" || line.Has("s") || (name == "php" && use.Arguments[0].Value == "--"));
    }

    /// <summary>Words whose text a command runs: behind <c>-c</c>, of <c>eval</c>, and the file of <c>source</c> or of a shell.</summary>
    public static IEnumerable<ShellWord> Programs(CommandUse use)
    {
        if (use.Name is "eval" or "source" or ".")
        {
            return use.Arguments;
        }

        if (use.Name is not { } name || !Names.Contains(name))
        {
            return [];
        }

        var first = use.Arguments.FirstOrDefault(a => a.Value is null or not ['-', ..]);
        return (first is null ? [] : new[] { first }).Concat(use.Command.Redirections.Where(r => r.Operator == "<").Select(r => r.Target).OfType<ShellWord>());
    }
}
